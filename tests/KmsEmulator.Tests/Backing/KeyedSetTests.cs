using KmsEmulator.Backing;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Backing;

/// <summary>What clusters, proxies and stores show of their secrets, and the sets they are in.</summary>
public sealed class KeyedSetTests : EmulatorTest
{
    private IEnumerable<string> Endpoints => Server.Proxies.Select(proxy => proxy.XksProxyUriEndpoint);

    [Fact]
    public void No_text_of_a_cluster_or_proxy_shows_its_secrets()
    {
        var cluster = new CloudHsmCluster { CloudHsmClusterId = "cluster-1", KeyStorePassword = "secret" };
        var proxy = new XksProxy { XksProxyUriEndpoint = "https://e", RawSecretAccessKey = "secret" };

        Assert.Equal("CloudHsmCluster cluster-1", cluster.ToString());
        Assert.Equal("XksProxy https://e", proxy.ToString());
    }

    [Fact]
    public void The_built_in_cluster_has_a_password_to_find_out()
    {
        var cluster = Assert.Single(BuiltInClusters.All);

        Assert.Equal(("cluster-4thqs3cretu", "correctHorse7"), (cluster.CloudHsmClusterId, cluster.KeyStorePassword));
        Assert.Equal(BuiltInClusters.All, new EmulatorOptions().InitialClusters);
        Assert.DoesNotContain(cluster.CloudHsmClusterId, BuiltInStores.All.Select(store => store.CloudHsmClusterId));
    }

    [Fact]
    public void An_item_is_put_in_the_place_of_the_one_with_its_key()
    {
        Server.Proxies.ReplaceAll([Proxy("a"), Proxy("b")]);

        Server.Proxies.Put(Proxy("c"));
        Server.Proxies.Put(Proxy("a") with { Error = "XksProxyUriUnreachableException" });

        Assert.Equal(["a", "b", "c"], Endpoints);
        Assert.Equal("XksProxyUriUnreachableException", Server.Proxies.Find("a")?.Error);
        Assert.Null(Server.Proxies.Find("d"));
    }

    [Fact]
    public void An_item_is_removed_by_its_key()
    {
        Server.Proxies.ReplaceAll([Proxy("a"), Proxy("b")]);

        Assert.True(Server.Proxies.Remove("a"));
        Assert.False(Server.Proxies.Remove("a"));

        Assert.Equal(["b"], Endpoints);
    }

    [Fact]
    public void All_items_can_be_replaced_even_by_some_of_themselves()
    {
        Server.Proxies.ReplaceAll([Proxy("a"), Proxy("b")]);

        Server.Proxies.ReplaceAll(Server.Proxies.Where(proxy => proxy.XksProxyUriEndpoint == "b"));
        Assert.Equal(["b"], Endpoints);

        Server.Proxies.Clear();
        Assert.Empty(Server.Proxies);
    }

    private static XksProxy Proxy(string endpoint) => new() { XksProxyUriEndpoint = endpoint };
}
