using System.Net;
using System.Text.Json.Nodes;
using KmsEmulator.Backing;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Operations;

public sealed class UpdateCustomKeyStoreTests : EmulatorTest
{
    private const string OtherCluster = "cluster-othercluste";
    private const string OtherService = StoreRequest.ServiceName + "2";

    [Theory]
    [InlineData("AWS_CLOUDHSM", "DISCONNECTED")]
    [InlineData("AWS_CLOUDHSM", "CONNECTED")]
    [InlineData("EXTERNAL_KEY_STORE", "DISCONNECTED")]
    [InlineData("EXTERNAL_KEY_STORE", "CONNECTED")]
    public async Task A_name_changes_while(string type, string state)
    {
        Server.Stores.Add(Store("a") with { CustomKeyStoreType = type, ConnectionState = state });

        (await UpdateAsync("cks-a", ("NewCustomKeyStoreName", "b"))).Done();

        Assert.Equal(["b"], (await Client.PostAsync("{}")).Names);
    }

    [Theory]
    [InlineData("AWS_CLOUDHSM", "CONNECTING")]
    [InlineData("AWS_CLOUDHSM", "DISCONNECTING")]
    [InlineData("AWS_CLOUDHSM", "FAILED")]
    [InlineData("EXTERNAL_KEY_STORE", "CONNECTING")]
    [InlineData("EXTERNAL_KEY_STORE", "DISCONNECTING")]
    [InlineData("EXTERNAL_KEY_STORE", "FAILED")]
    public async Task A_name_does_not_change_while(string type, string state)
    {
        Server.Stores.Add(Store("a") with { CustomKeyStoreType = type, ConnectionState = state });

        var reply = await UpdateAsync("cks-a", ("NewCustomKeyStoreName", "b"));

        Assert.Contains(state, reply.Error("CustomKeyStoreInvalidStateException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeyStorePassword", StoreRequest.Password)]
    [InlineData("CloudHsmClusterId", OtherCluster)]
    public async Task A_cloudhsm_store_changes_only_while_disconnected(string member, string value)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = "CONNECTED" });

        Assert.NotNull((await UpdateAsync("cks-a", (member, value))).Error("CustomKeyStoreInvalidStateException"));
        var withName = await UpdateAsync("cks-a", (member, value), ("NewCustomKeyStoreName", "b"));
        Assert.NotNull(withName.Error("CustomKeyStoreInvalidStateException"));
        Server.Stores.Replace(Store("a"));
        (await UpdateAsync("cks-a", (member, value))).Done();
    }

    [Theory]
    [InlineData("XksProxyUriEndpoint", "https://other.example.com")]
    [InlineData("XksProxyVpcEndpointServiceName", OtherService)]
    [InlineData("XksProxyVpcEndpointServiceOwner", "444455556666")]
    public async Task An_external_store_changes_only_while_disconnected(string member, string value)
    {
        string id = await CreateAsync(StoreRequest.Vpc());
        Server.Stores.Replace(Server.Stores.Find(id)! with { ConnectionState = "CONNECTED" });

        var reply = await UpdateAsync(id, (member, value));

        Assert.NotNull(reply.Error("CustomKeyStoreInvalidStateException"));
        Server.Stores.Replace(Server.Stores.Find(id)! with { ConnectionState = "DISCONNECTED" });
        (await UpdateAsync(id, (member, value))).Done();
    }

    [Theory]
    [InlineData("XksProxyUriPath", "/b/kms/xks/v1")]
    [InlineData("XksProxyAuthenticationCredential", null)]
    public async Task The_path_and_the_credential_of_a_proxy_change_while_the_store_is_connected_too(string member, string? value)
    {
        string id = await CreateAsync(StoreRequest.Vpc());
        Server.Stores.Replace(Server.Stores.Find(id)! with { ConnectionState = "CONNECTED" });

        (await UpdateAsync(id, (member, value ?? StoreRequest.Credential))).Done();

        Server.Stores.Replace(Server.Stores.Find(id)! with { ConnectionState = "FAILED" });
        Assert.NotNull((await UpdateAsync(id, (member, value ?? StoreRequest.Credential))).Error("CustomKeyStoreInvalidStateException"));
    }

    [Fact]
    public async Task What_is_not_named_stays()
    {
        string id = await CreateAsync(StoreRequest.Vpc(("XksProxyVpcEndpointServiceOwner", "111122223333")));
        var before = Server.Stores.Find(id)!.XksProxyConfiguration!;

        (await UpdateAsync(id, ("XksProxyUriPath", "/b/kms/xks/v1"))).Done();

        var store = Server.Stores.Find(id)!;
        Assert.Equal("vpc", store.CustomKeyStoreName);
        Assert.Equal(before with { UriPath = "/b/kms/xks/v1" }, store.XksProxyConfiguration);
    }

    [Fact]
    public async Task A_request_that_names_nothing_changes_nothing()
    {
        string id = await CreateAsync(StoreRequest.Vpc());
        var before = Server.Stores.Find(id)!;

        (await UpdateAsync(id)).Done();

        Assert.Equal(before, Server.Stores.Find(id));
    }

    [Fact]
    public async Task An_external_store_changes_in_full()
    {
        string id = await CreateAsync(StoreRequest.Public());
        var credential = StoreRequest.Credential;
        credential["AccessKeyId"] = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

        (await UpdateAsync(
            id,
            ("NewCustomKeyStoreName", "new"),
            ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE"),
            ("XksProxyUriEndpoint", "https://other.example.com"),
            ("XksProxyUriPath", "/b/kms/xks/v1"),
            ("XksProxyVpcEndpointServiceName", OtherService),
            ("XksProxyVpcEndpointServiceOwner", "444455556666"),
            ("XksProxyAuthenticationCredential", credential))).Done();

        var store = Server.Stores.Find(id)!;
        Assert.Equal("new", store.CustomKeyStoreName);
        Assert.Equal(
            new XksProxyConfiguration
            {
                Connectivity = "VPC_ENDPOINT_SERVICE",
                AccessKeyId = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB",
                UriEndpoint = "https://other.example.com",
                UriPath = "/b/kms/xks/v1",
                VpcEndpointServiceName = OtherService,
                VpcEndpointServiceOwner = "444455556666",
            },
            store.XksProxyConfiguration);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Moving_to_a_public_endpoint_takes_the_service_away(bool named)
    {
        string id = await CreateAsync(StoreRequest.Vpc(("XksProxyVpcEndpointServiceOwner", "111122223333")));

        (await UpdateAsync(
            id,
            ("XksProxyConnectivity", "PUBLIC_ENDPOINT"),
            ("XksProxyUriEndpoint", "https://other.example.com"),
            ("XksProxyVpcEndpointServiceName", named ? string.Empty : null))).Done();

        var proxy = Server.Stores.Find(id)!.XksProxyConfiguration!;
        Assert.Equal(
            ("PUBLIC_ENDPOINT", null, null),
            (proxy.Connectivity, proxy.VpcEndpointServiceName, proxy.VpcEndpointServiceOwner));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("VPC_ENDPOINT_SERVICE")]
    public async Task A_service_cannot_be_emptied_otherwise(string? connectivity)
    {
        string id = await CreateAsync(StoreRequest.Vpc());

        var reply = await UpdateAsync(id, ("XksProxyConnectivity", connectivity), ("XksProxyVpcEndpointServiceName", string.Empty));

        Assert.Contains("greater than or equal to 20", reply.Error("ValidationException"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_to_a_vpc_endpoint_service_needs_its_name()
    {
        string id = await CreateAsync(StoreRequest.Public());

        var reply = await UpdateAsync(
            id, ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE"), ("XksProxyUriEndpoint", "https://other.example.com"));

        Assert.Contains("'xksProxyVpcEndpointServiceName'", reply.Error("ValidationException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_connectivity_needs_another_endpoint(bool toVpc)
    {
        string id = await CreateAsync(toVpc ? StoreRequest.Public() : StoreRequest.Vpc());

        var reply = await UpdateAsync(
            id,
            ("XksProxyConnectivity", toVpc ? "VPC_ENDPOINT_SERVICE" : "PUBLIC_ENDPOINT"),
            ("XksProxyVpcEndpointServiceName", toVpc ? StoreRequest.ServiceName : null));

        Assert.Contains(
            "'xksProxyUriEndpoint' failed to satisfy constraint: Member must not be null when XksProxyConnectivity changes",
            reply.Error("ValidationException"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connectivity_that_a_store_has_needs_nothing_else()
    {
        string id = await CreateAsync(StoreRequest.Vpc());

        (await UpdateAsync(id, ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE"))).Done();
    }

    [Fact]
    public async Task The_connectivity_changes_only_while_disconnected()
    {
        string id = await CreateAsync(StoreRequest.Vpc());
        Server.Stores.Replace(Server.Stores.Find(id)! with { ConnectionState = "CONNECTED" });

        var reply = await UpdateAsync(
            id, ("XksProxyConnectivity", "PUBLIC_ENDPOINT"), ("XksProxyUriEndpoint", "https://other.example.com"));

        Assert.NotNull(reply.Error("CustomKeyStoreInvalidStateException"));
    }

    [Theory]
    [InlineData("XksProxyVpcEndpointServiceName", StoreRequest.ServiceName)]
    [InlineData("XksProxyVpcEndpointServiceOwner", "111122223333")]
    public async Task A_public_store_cannot_be_given(string member, string value)
    {
        string id = await CreateAsync(StoreRequest.Public());

        Assert.Contains(
            "when XksProxyConnectivity is PUBLIC_ENDPOINT",
            (await UpdateAsync(id, (member, value))).Error("ValidationException"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_the_other_type_are_refused()
    {
        string hsm = await CreateAsync(StoreRequest.CloudHsm());
        string external = await CreateAsync(StoreRequest.Public());

        var toHsm = await UpdateAsync(hsm, ("XksProxyUriPath", StoreRequest.Path), ("XksProxyConnectivity", "PUBLIC_ENDPOINT"));
        var toExternal = await UpdateAsync(external, ("KeyStorePassword", StoreRequest.Password), ("CloudHsmClusterId", OtherCluster));

        Assert.StartsWith("2 validation errors", toHsm.Error("ValidationException"), StringComparison.Ordinal);
        Assert.StartsWith("2 validation errors", toExternal.Error("ValidationException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NewCustomKeyStoreName", "")]
    [InlineData("KeyStorePassword", "short!")]
    [InlineData("CloudHsmClusterId", "cluster-1")]
    [InlineData("XksProxyUriEndpoint", "http://x.example.com")]
    [InlineData("XksProxyUriPath", "/elsewhere")]
    [InlineData("XksProxyVpcEndpointServiceName", "service")]
    [InlineData("XksProxyVpcEndpointServiceOwner", "me")]
    [InlineData("XksProxyConnectivity", "NONE")]
    public async Task Constraints_come_before_the_store_is_looked_for(string member, string value)
    {
        string message = (await UpdateAsync("cks-unknown", (member, value))).Error("ValidationException")!;

        Assert.Contains($"at '{char.ToLowerInvariant(member[0])}{member[1..]}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_stays_unique_and_may_stay_the_same()
    {
        AddStores("a", "b");

        Assert.NotNull((await UpdateAsync("cks-a", ("NewCustomKeyStoreName", "b"))).Error("CustomKeyStoreNameInUseException"));
        (await UpdateAsync("cks-a", ("NewCustomKeyStoreName", "a"))).Done();
    }

    [Fact]
    public async Task A_cluster_must_be_free_and_without_error()
    {
        await CreateAsync(StoreRequest.CloudHsm());
        AddStores("a");
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = OtherCluster, Error = "CloudHsmClusterNotFoundException" });

        var taken = await UpdateAsync("cks-a", ("CloudHsmClusterId", StoreRequest.ClusterId));
        var broken = await UpdateAsync("cks-a", ("CloudHsmClusterId", OtherCluster));

        Assert.NotNull(taken.Error("CloudHsmClusterInUseException"));
        Assert.NotNull(broken.Error("CloudHsmClusterNotFoundException"));
        Assert.Null(Server.Stores.Find("cks-a")!.CloudHsmClusterId);
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", null, true)]
    [InlineData(null, "b", true)]
    public async Task A_cluster_must_share_its_backups_where_both_name_them(string? current, string? replacement, bool related)
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, BackupLineage = current });
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = OtherCluster, BackupLineage = replacement });
        string id = await CreateAsync(StoreRequest.CloudHsm());

        var reply = await UpdateAsync(id, ("CloudHsmClusterId", OtherCluster));

        if (related)
        {
            reply.Done();
        }
        else
        {
            Assert.NotNull(reply.Error("CloudHsmClusterNotRelatedException"));
        }
    }

    [Fact]
    public async Task A_password_is_taken_unseen()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, KeyStorePassword = "correct" });
        string id = await CreateAsync(StoreRequest.CloudHsm());

        (await UpdateAsync(id, ("KeyStorePassword", "mistaken"))).Done();
    }

    [Fact]
    public async Task An_address_stays_unique()
    {
        await CreateAsync(StoreRequest.Public());
        string id = await CreateAsync(StoreRequest.Public(("CustomKeyStoreName", "2"), ("XksProxyUriPath", "/b/kms/xks/v1")));

        Assert.NotNull((await UpdateAsync(id, ("XksProxyUriPath", StoreRequest.Path))).Error("XksProxyUriInUseException"));
    }

    [Fact]
    public async Task A_proxy_checks_what_it_is_shown()
    {
        string id = await CreateAsync(StoreRequest.Public());
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, RawSecretAccessKey = "rotated" });
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = "https://down.example.com", Error = "XksProxyUriUnreachableException" });

        var credential = await UpdateAsync(id, ("XksProxyAuthenticationCredential", StoreRequest.Credential));
        var down = await UpdateAsync(id, ("XksProxyUriEndpoint", "https://down.example.com"));

        Assert.NotNull(credential.Error("XksProxyIncorrectAuthenticationCredentialException"));
        Assert.NotNull(down.Error("XksProxyUriUnreachableException"));
        (await UpdateAsync(id, ("NewCustomKeyStoreName", "new"))).Done();
    }

    private Task<Reply> UpdateAsync(string id, params (string Member, JsonNode? Value)[] members)
        => Client.AskAsync("UpdateCustomKeyStore", StoreRequest.Of([("CustomKeyStoreId", id), .. members]));

    private async Task<string> CreateAsync(string request)
    {
        var reply = await Client.AskAsync("CreateCustomKeyStore", request);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.Json.GetProperty("CustomKeyStoreId").GetString()!;
    }
}
