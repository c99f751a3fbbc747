using System.Net;
using KmsEmulator.Backing;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Operations;

/// <summary>Connecting, and what a store is in the meantime.</summary>
public sealed class ConnectCustomKeyStoreTests : EmulatorTest
{
    [Fact]
    public async Task A_store_connects_in_a_while()
    {
        Server.Stores.Add(Store("a"));

        (await Client.ConnectAsync("cks-a")).Done();

        Assert.Equal("CONNECTING", await StateAsync());
        Clock.Advance(1.999);
        Assert.Equal("CONNECTING", await StateAsync());
        Clock.Advance(0.001);
        Assert.Equal("CONNECTED", await StateAsync());
    }

    [Fact]
    public async Task The_times_can_be_set()
    {
        Server.Settings = new EmulatorSettings { ConnectingSeconds = 0, DisconnectingSeconds = 30 };
        Server.Stores.Add(Store("a"));

        await Client.ConnectAsync("cks-a");
        Assert.Equal("CONNECTED", await StateAsync());

        await Client.DisconnectAsync("cks-a");
        Clock.Advance(29);
        Assert.Equal("DISCONNECTING", await StateAsync());
    }

    [Fact]
    public async Task A_store_can_have_a_connecting_time_of_its_own()
    {
        Server.Stores.Add(Store("a") with { ConnectingSeconds = 1200 });

        await Client.ConnectAsync("cks-a");

        Clock.Advance(1199);
        Assert.Equal("CONNECTING", await StateAsync());
        Clock.Advance(1);
        Assert.Equal("CONNECTED", await StateAsync());
    }

    [Theory]
    [InlineData("CONNECTED")]
    [InlineData("CONNECTING")]
    public async Task Connecting_again_changes_nothing(string state)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = state, ConnectionOutcome = "INTERNAL_ERROR" });

        (await Client.ConnectAsync("cks-a")).Done();

        Clock.Advance(60);
        Assert.Equal(state, await StateAsync());
    }

    [Theory]
    [InlineData("FAILED", "Disconnect it before")]
    [InlineData("DISCONNECTING", "DISCONNECTED")]
    public async Task A_store_cannot_connect_while(string state, string advice)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = state });

        Assert.Contains(
            advice,
            (await Client.ConnectAsync("cks-a")).Error("CustomKeyStoreInvalidStateException"),
            StringComparison.Ordinal);
        Assert.Equal(state, await StateAsync());
    }

    [Theory]
    [InlineData("Connect")]
    [InlineData("Disconnect")]
    [InlineData("Delete")]
    [InlineData("Update")]
    public async Task An_unknown_id_is_an_error_without_a_message(string verb)
    {
        var reply = await Client.AskAsync($"{verb}CustomKeyStore", new { CustomKeyStoreId = "cks-unknown" });

        Assert.Null(reply.Error("CustomKeyStoreNotFoundException"));
    }

    [Theory]
    [InlineData("Connect", "{}", "must not be null")]
    [InlineData("Disconnect", "{}", "must not be null")]
    [InlineData("Delete", "{}", "must not be null")]
    [InlineData("Update", "{}", "must not be null")]
    [InlineData("Connect", """{"CustomKeyStoreId":""}""", "greater than or equal to 1")]
    public async Task An_id_is_needed(string verb, string request, string constraint)
    {
        var reply = await Client.AskAsync($"{verb}CustomKeyStore", request);

        string message = reply.Error("ValidationException")!;
        Assert.StartsWith("1 validation error detected: ", message, StringComparison.Ordinal);
        Assert.Contains("'customKeyStoreId'", message, StringComparison.Ordinal);
        Assert.EndsWith(constraint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connect_can_be_told_how_to_end()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, ConnectionErrorCode = "USER_LOCKED_OUT" });
        Server.Stores.Add(Store("a") with { CloudHsmClusterId = StoreRequest.ClusterId, ConnectionOutcome = "SUBNET_NOT_FOUND" });

        Assert.Equal("FAILED SUBNET_NOT_FOUND", await ConnectedAsync());
    }

    [Fact]
    public async Task A_connect_can_be_told_to_succeed()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, ConnectionErrorCode = "USER_LOCKED_OUT" });
        Server.Stores.Add(Store("a") with { CloudHsmClusterId = StoreRequest.ClusterId, ConnectionOutcome = "CONNECTED" });

        Assert.Equal("CONNECTED", await ConnectedAsync());
    }

    [Fact]
    public async Task A_cluster_can_tell_how_connects_end()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, ConnectionErrorCode = "USER_LOCKED_OUT" });
        Server.Stores.Add(Store("a") with { CloudHsmClusterId = StoreRequest.ClusterId });

        Assert.Equal("FAILED USER_LOCKED_OUT", await ConnectedAsync());
    }

    [Fact]
    public async Task A_cluster_with_an_error_refuses_connects()
    {
        Server.Clusters.Put(new CloudHsmCluster
        {
            CloudHsmClusterId = StoreRequest.ClusterId,
            Error = "CloudHsmClusterNotActiveException",
        });
        Server.Stores.Add(Store("a") with { CloudHsmClusterId = StoreRequest.ClusterId });

        Assert.NotNull((await Client.ConnectAsync("cks-a")).Error("CloudHsmClusterNotActiveException"));
        Assert.Equal("DISCONNECTED", await StateAsync());
    }

    [Fact]
    public async Task A_proxy_can_tell_how_connects_end()
    {
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, ConnectionErrorCode = "XKS_PROXY_TIMED_OUT" });
        Server.Stores.Add(External());

        Assert.Equal("FAILED XKS_PROXY_TIMED_OUT", await ConnectedAsync());
    }

    [Fact]
    public async Task A_cluster_that_takes_another_password_fails_connects_until_the_store_is_told_it()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, KeyStorePassword = "correct" });
        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm(("KeyStorePassword", "mistaken")));
        string id = created.Json.GetProperty("CustomKeyStoreId").GetString()!;
        Assert.Equal("FAILED INVALID_CREDENTIALS", await ConnectedAsync(id));
        await Client.DisconnectAsync(id);
        Clock.Advance(1);

        (await Client.AskAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, KeyStorePassword = "correct" })).Done();

        Assert.Equal("CONNECTED", await ConnectedAsync(id));
    }

    [Fact]
    public async Task A_proxy_that_comes_to_take_another_secret_fails_connects()
    {
        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.Public());
        string id = created.Json.GetProperty("CustomKeyStoreId").GetString()!;
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, RawSecretAccessKey = "rotated" });

        Assert.Equal("FAILED INVALID_CREDENTIALS", await ConnectedAsync(id));
    }

    [Theory]
    [InlineData("XksProxyIncorrectAuthenticationCredentialException", "INVALID_CREDENTIALS")]
    [InlineData("XksProxyInvalidConfigurationException", "XKS_PROXY_INVALID_CONFIGURATION")]
    [InlineData("XksProxyInvalidResponseException", "XKS_PROXY_INVALID_RESPONSE")]
    [InlineData("XksProxyUriUnreachableException", "XKS_PROXY_NOT_REACHABLE")]
    [InlineData("XksProxyVpcEndpointServiceInvalidConfigurationException", "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION")]
    [InlineData("XksProxyVpcEndpointServiceNotFoundException", "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND")]
    public async Task The_proxy_of_a_private_store_is_asked_by_a_connect(string error, string code)
    {
        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.Vpc());
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.VpcEndpoint, Error = error });

        Assert.Equal($"FAILED {code}", await ConnectedAsync(created.Json.GetProperty("CustomKeyStoreId").GetString()!));
    }

    [Fact]
    public async Task A_private_store_made_with_a_wrong_secret_fails_connects()
    {
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.VpcEndpoint, RawSecretAccessKey = "another" });
        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.Vpc());

        Assert.Equal("FAILED INVALID_CREDENTIALS", await ConnectedAsync(created.Json.GetProperty("CustomKeyStoreId").GetString()!));
    }

    [Fact]
    public async Task A_store_that_no_client_made_has_any_password_and_secret()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, KeyStorePassword = "correct" });
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, AccessKeyId = "A", RawSecretAccessKey = "secret" });
        Server.Stores.Add(Store("hsm") with { CloudHsmClusterId = StoreRequest.ClusterId });
        Server.Stores.Add(External());

        Assert.Equal("CONNECTED", await ConnectedAsync("cks-hsm"));
        Assert.Equal("CONNECTED", await ConnectedAsync("cks-a"));
    }

    [Fact]
    public async Task The_outcome_shows_however_the_store_is_found()
    {
        Server.Stores.Add(Store("a") with { ConnectionOutcome = "INTERNAL_ERROR" });
        await Client.ConnectAsync("cks-a");
        Clock.Advance(2);

        Assert.Equal("FAILED", Server.Stores.Find("cks-a")?.ConnectionState);
        Assert.Equal("FAILED", Server.Stores.FindByName("a")?.ConnectionState);
        Assert.Equal("FAILED", Assert.Single(Server.Stores).ConnectionState);
        Assert.Equal("INTERNAL_ERROR", (await Client.PostAsync("{}")).OnlyStore.GetProperty("ConnectionErrorCode").GetString());
        Assert.NotNull((await Client.ConnectAsync("cks-a")).Error("CustomKeyStoreInvalidStateException"));
    }

    [Fact]
    public async Task A_state_set_by_hand_ends_a_connect()
    {
        Server.Stores.Add(Store("a"));
        await Client.ConnectAsync("cks-a");
        var connecting = Server.Stores.Find("cks-a")!;

        Server.Stores.Replace(connecting with { ConnectionState = "DISCONNECTED" });

        Clock.Advance(60);
        Assert.Equal("DISCONNECTED", await StateAsync());
        Server.Stores.Replace(Server.Stores.Find("cks-a")! with { ConnectionState = "CONNECTING" });
        Assert.Equal("CONNECTING", await StateAsync());
    }

    [Fact]
    public async Task Any_other_change_by_hand_lets_a_connect_go_on()
    {
        Server.Stores.Add(Store("a"));
        await Client.ConnectAsync("cks-a");

        Server.Stores.Replace(Server.Stores.Find("cks-a")! with { KeyCount = 3 });

        Clock.Advance(2);
        Assert.Equal("CONNECTED", await StateAsync());
    }

    [Fact]
    public async Task Clients_that_connect_disconnect_and_delete_at_once_leave_the_store_whole()
    {
        Server.Settings = new EmulatorSettings { ConnectingSeconds = 0, DisconnectingSeconds = 0 };
        for (int round = 0; round < 20; round++)
        {
            Server.Stores.Add(Store("a"));

            var replies = await Task.WhenAll(Enumerable.Range(0, 15).Select(number => (number % 3) switch
            {
                0 => Client.ConnectAsync("cks-a"),
                1 => Client.DisconnectAsync("cks-a"),
                _ => Client.DeleteAsync("cks-a"),
            }));

            Assert.All(replies, reply => Assert.NotEqual(HttpStatusCode.InternalServerError, reply.Status));
            Assert.Equal(Server.Stores.Find("cks-a"), Server.Stores.FindByName("a"));
            Server.Stores.Remove("cks-a");
            Assert.Empty(Server.Stores);
        }
    }

    private static KeyStore External() => Store("a") with
    {
        CustomKeyStoreType = "EXTERNAL_KEY_STORE",
        XksProxyConfiguration = new XksProxyConfiguration { UriEndpoint = StoreRequest.Endpoint, AccessKeyId = "B" },
    };

    private async Task<string> ConnectedAsync(string id = "cks-a")
    {
        (await Client.ConnectAsync(id)).Done();
        Clock.Advance(2);
        var store = Server.Stores.Find(id)!;
        return $"{store.ConnectionState} {store.ConnectionErrorCode}".TrimEnd();
    }
}
