using System.Net;
using System.Text.Json;
using KmsEmulator.Backing;
using KmsEmulator.Hosting;

namespace KmsEmulator.Tests.Operations;

public sealed class CreateCustomKeyStoreTests : EmulatorTest
{
    [Fact]
    public async Task A_cloudhsm_store_is_made_disconnected()
    {
        var reply = await CreateAsync(StoreRequest.CloudHsm());

        string id = reply.Json.GetProperty("CustomKeyStoreId").GetString()!;
        Assert.Matches("^cks-[0-9a-f]{17}$", id);
        Assert.Equal($$"""{"CustomKeyStoreId":"{{id}}"}""", reply.Body);
        Assert.Equal(
            $$"""
            {"CustomKeyStoreId":"{{id}}","CustomKeyStoreName":"hsm","CustomKeyStoreType":"AWS_CLOUDHSM",
            """
            + """
            "CloudHsmClusterId":"cluster-abcdefghijk","TrustAnchorCertificate":"pem","ConnectionState":"DISCONNECTED",
            """
            + """
            "CreationDate":1767323045.000}
            """,
            (await Client.PostAsync("{}")).OnlyStore.GetRawText());
    }

    [Fact]
    public async Task A_public_external_store_is_made()
    {
        await CreateAsync(StoreRequest.Public());

        Assert.Equal(
            """{"Connectivity":"PUBLIC_ENDPOINT","AccessKeyId":"ABCDEFGHIJKLMNOPQRST","""
                + "\"UriEndpoint\":\"https://xks.example.com\",\"UriPath\":\"/a/kms/xks/v1\"}",
            (await Client.PostAsync("{}")).OnlyStore.GetProperty("XksProxyConfiguration").GetRawText());
    }

    [Fact]
    public async Task A_private_external_store_is_made()
    {
        await CreateAsync(StoreRequest.Vpc(("XksProxyVpcEndpointServiceOwner", "111122223333")));

        var store = Assert.Single(Server.Stores);
        Assert.Equal("EXTERNAL_KEY_STORE", store.CustomKeyStoreType);
        Assert.Equal(StoreRequest.ServiceName, store.XksProxyConfiguration?.VpcEndpointServiceName);
        Assert.Equal("111122223333", store.XksProxyConfiguration?.VpcEndpointServiceOwner);
    }

    [Fact]
    public async Task A_password_or_secret_is_shown_nowhere()
    {
        await CreateAsync(StoreRequest.CloudHsm());
        await CreateAsync(StoreRequest.Public());

        string shown = (await Client.PostAsync("{}")).Body + string.Concat(Server.Stores) + string.Concat(Server.Requests);

        Assert.DoesNotContain(StoreRequest.Password, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(StoreRequest.Secret, shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CustomKeyStoreName")]
    [InlineData("CloudHsmClusterId")]
    [InlineData("KeyStorePassword")]
    [InlineData("TrustAnchorCertificate")]
    public async Task A_cloudhsm_store_needs(string member)
    {
        Assert.Contains(
            $"1 validation error detected: Value null at '{Camel(member)}' failed to satisfy constraint: Member must not be null",
            await InvalidAsync(StoreRequest.CloudHsm((member, null))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CustomKeyStoreName")]
    [InlineData("XksProxyConnectivity")]
    [InlineData("XksProxyUriEndpoint")]
    [InlineData("XksProxyUriPath")]
    [InlineData("XksProxyAuthenticationCredential")]
    [InlineData("XksProxyVpcEndpointServiceName")]
    public async Task A_private_external_store_needs(string member)
    {
        Assert.Contains(
            $"1 validation error detected: Value null at '{Camel(member)}' failed to satisfy constraint: Member must not be null",
            await InvalidAsync(StoreRequest.Vpc((member, null))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XksProxyConnectivity", "PUBLIC_ENDPOINT")]
    [InlineData("XksProxyUriEndpoint", StoreRequest.Endpoint)]
    [InlineData("XksProxyUriPath", StoreRequest.Path)]
    [InlineData("XksProxyVpcEndpointServiceName", StoreRequest.ServiceName)]
    [InlineData("XksProxyVpcEndpointServiceOwner", "111122223333")]
    public async Task A_cloudhsm_store_cannot_have(string member, string value)
    {
        Assert.Equal(
            $"1 validation error detected: Value at '{Camel(member)}' failed to satisfy constraint: "
            + "Member must be null when CustomKeyStoreType is AWS_CLOUDHSM",
            await InvalidAsync(StoreRequest.CloudHsm((member, value))));
    }

    [Fact]
    public async Task A_cloudhsm_store_cannot_have_a_credential()
    {
        Assert.Contains(
            "'xksProxyAuthenticationCredential'",
            await InvalidAsync(StoreRequest.CloudHsm(("XksProxyAuthenticationCredential", StoreRequest.Credential))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CloudHsmClusterId", StoreRequest.ClusterId)]
    [InlineData("KeyStorePassword", StoreRequest.Password)]
    [InlineData("TrustAnchorCertificate", "pem")]
    public async Task An_external_store_cannot_have(string member, string value)
    {
        Assert.Equal(
            $"1 validation error detected: Value at '{Camel(member)}' failed to satisfy constraint: "
            + "Member must be null when CustomKeyStoreType is EXTERNAL_KEY_STORE",
            await InvalidAsync(StoreRequest.Public((member, value))));
    }

    [Theory]
    [InlineData("XksProxyVpcEndpointServiceName", StoreRequest.ServiceName)]
    [InlineData("XksProxyVpcEndpointServiceOwner", "111122223333")]
    public async Task A_public_external_store_cannot_have(string member, string value)
    {
        Assert.Equal(
            $"1 validation error detected: Value at '{Camel(member)}' failed to satisfy constraint: "
            + "Member must be null when XksProxyConnectivity is PUBLIC_ENDPOINT",
            await InvalidAsync(StoreRequest.Public((member, value))));
    }

    [Theory]
    [InlineData("CustomKeyStoreName", 1, 256)]
    [InlineData("KeyStorePassword", 7, 32)]
    [InlineData("TrustAnchorCertificate", 1, 5000)]
    public async Task A_text_has_a_least_and_a_greatest_length(string member, int min, int max)
    {
        foreach (int length in new[] { min, max })
        {
            Assert.Equal(HttpStatusCode.OK, (await CreateAsync(StoreRequest.CloudHsm((member, new string('x', length))))).Status);
            Server.Stores.Clear();
        }

        Assert.EndsWith(
            $"Member must have length greater than or equal to {min}",
            await InvalidAsync(StoreRequest.CloudHsm((member, new string('x', min - 1)))),
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"Member must have length less than or equal to {max}",
            await InvalidAsync(StoreRequest.CloudHsm((member, new string('x', max + 1)))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cluster-abcdefghij")]
    [InlineData("cluster-abcdefghijklmnopq")]
    [InlineData("cluster-abcdefghij1")]
    [InlineData("Cluster-abcdefghijk")]
    [InlineData("cluster-abcdefghijk\n")]
    public async Task A_cluster_id_has_a_form(string value)
    {
        Assert.Contains(
            "'cloudHsmClusterId'",
            await InvalidAsync(StoreRequest.CloudHsm(("CloudHsmClusterId", value))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XksProxyConnectivity", "BOTH", "[PUBLIC_ENDPOINT, VPC_ENDPOINT_SERVICE]")]
    [InlineData("CustomKeyStoreType", "aws_cloudhsm", "[AWS_CLOUDHSM, EXTERNAL_KEY_STORE]")]
    [InlineData("XksProxyUriEndpoint", "http://xks.example.com", "pattern")]
    [InlineData("XksProxyUriEndpoint", "https://xks.example.com/", "pattern")]
    [InlineData("XksProxyUriEndpoint", "https://x", "greater than or equal to 10")]
    [InlineData("XksProxyUriPath", "/kms/xks/v", "pattern")]
    [InlineData("XksProxyUriPath", "/kms/xks/v123", "pattern")]
    [InlineData("XksProxyUriPath", "a/kms/xks/v1", "pattern")]
    [InlineData("XksProxyUriPath", "/kms/xks/v٣", "pattern")]
    [InlineData("XksProxyVpcEndpointServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-ABC", "pattern")]
    [InlineData("XksProxyVpcEndpointServiceName", "", "greater than or equal to 20")]
    [InlineData("XksProxyVpcEndpointServiceOwner", "11112222333", "greater than or equal to 12")]
    [InlineData("XksProxyVpcEndpointServiceOwner", "11112222333x", "pattern")]
    public async Task A_member_of_a_proxy_has_a_form(string member, string value, string constraint)
    {
        string message = await InvalidAsync(StoreRequest.Vpc((member, value)));

        Assert.Contains($"'{Camel(member)}'", message, StringComparison.Ordinal);
        Assert.Contains(constraint, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kms/xks/v1")]
    [InlineData("/a/b_c-d/kms/xks/v12")]
    public async Task A_path_may_have_a_prefix(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(StoreRequest.Public(("XksProxyUriPath", path)))).Status);
    }

    [Theory]
    [InlineData("AccessKeyId", "ABCDEFGHIJKLMNOPQRS", "greater than or equal to 20")]
    [InlineData("AccessKeyId", "ABCDEFGHIJKLMNOPQRS1", "pattern")]
    [InlineData("RawSecretAccessKey", "too-short", "greater than or equal to 43")]
    [InlineData("RawSecretAccessKey", "a secret with spaces, which it may not have.", "pattern")]
    public async Task A_credential_has_a_form_and_is_never_quoted(string member, string value, string constraint)
    {
        var credential = StoreRequest.Credential;
        credential[member] = value;

        string message = await InvalidAsync(StoreRequest.Public(("XksProxyAuthenticationCredential", credential)));

        Assert.Contains($"'xksProxyAuthenticationCredential.{Camel(member)}'", message, StringComparison.Ordinal);
        Assert.Contains(constraint, message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessKeyId")]
    [InlineData("RawSecretAccessKey")]
    public async Task A_credential_needs_both_halves(string member)
    {
        var credential = StoreRequest.Credential.AsObject();
        credential.Remove(member);

        Assert.Contains(
            $"Value null at 'xksProxyAuthenticationCredential.{Camel(member)}'",
            await InvalidAsync(StoreRequest.Public(("XksProxyAuthenticationCredential", credential))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_is_no_object_cannot_be_read()
    {
        var reply = await CreateAsync(StoreRequest.Public(("XksProxyAuthenticationCredential", "a-secret-in-the-wrong-place")));

        Assert.Equal("STRING_VALUE can not be converted to Structure", reply.Error("SerializationException"));
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        Assert.StartsWith("4 validation errors detected: ", await InvalidAsync("{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_unique()
    {
        AddStores("hsm");

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm())).Error("CustomKeyStoreNameInUseException"));
    }

    [Fact]
    public async Task A_cloudhsm_store_that_is_there_disconnected_is_not_made_again()
    {
        Server.Settings = Server.Settings with { CustomKeyStoreQuota = 1 };

        var first = await CreateAsync(StoreRequest.CloudHsm());
        var second = await CreateAsync(StoreRequest.CloudHsm());

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(first.Body, second.Body);
        Assert.Single(Server.Stores);
    }

    [Theory]
    [InlineData("CloudHsmClusterId", "cluster-othercluste")]
    [InlineData("KeyStorePassword", "another7")]
    [InlineData("TrustAnchorCertificate", "another")]
    public async Task A_cloudhsm_store_is_another_with_another(string member, string value)
    {
        await CreateAsync(StoreRequest.CloudHsm());

        var reply = await CreateAsync(StoreRequest.CloudHsm((member, value)));

        Assert.NotNull(reply.Error("CustomKeyStoreNameInUseException"));
    }

    [Theory]
    [InlineData("CONNECTING")]
    [InlineData("CONNECTED")]
    [InlineData("FAILED")]
    public async Task A_cloudhsm_store_is_not_made_again_only_while_it_is_disconnected(string state)
    {
        await CreateAsync(StoreRequest.CloudHsm());
        Server.Stores.Replace(Assert.Single(Server.Stores) with { ConnectionState = state });

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm())).Error("CustomKeyStoreNameInUseException"));
    }

    [Fact]
    public async Task An_external_store_that_is_there_is_an_error()
    {
        await CreateAsync(StoreRequest.Public());

        Assert.NotNull((await CreateAsync(StoreRequest.Public())).Error("CustomKeyStoreNameInUseException"));
    }

    [Fact]
    public async Task A_cluster_is_behind_one_store()
    {
        await CreateAsync(StoreRequest.CloudHsm());

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm(("CustomKeyStoreName", "other")))).Error("CloudHsmClusterInUseException"));
    }

    [Fact]
    public async Task A_cluster_of_the_same_backups_is_in_use_too()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, BackupLineage = "a" });
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "cluster-relatedabcd", BackupLineage = "a" });
        await CreateAsync(StoreRequest.CloudHsm());

        var reply = await CreateAsync(StoreRequest.CloudHsm(("CustomKeyStoreName", "other"), ("CloudHsmClusterId", "cluster-relatedabcd")));

        Assert.NotNull(reply.Error("CloudHsmClusterInUseException"));
    }

    [Fact]
    public async Task Public_stores_share_an_endpoint_but_not_an_address()
    {
        await CreateAsync(StoreRequest.Public());

        var sameAddress = await CreateAsync(StoreRequest.Public(("CustomKeyStoreName", "2")));
        var sameEndpoint = await CreateAsync(StoreRequest.Public(("CustomKeyStoreName", "2"), ("XksProxyUriPath", "/b/kms/xks/v1")));

        Assert.NotNull(sameAddress.Error("XksProxyUriInUseException"));
        Assert.Equal(HttpStatusCode.OK, sameEndpoint.Status);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_private_store_shares_its_endpoint_with_none(bool firstPrivate, bool secondPrivate)
    {
        await CreateAsync(firstPrivate
            ? StoreRequest.Vpc(("XksProxyUriEndpoint", StoreRequest.Endpoint))
            : StoreRequest.Public());

        var reply = await CreateAsync(secondPrivate
            ? StoreRequest.Vpc(
                ("CustomKeyStoreName", "2"), ("XksProxyUriEndpoint", StoreRequest.Endpoint), ("XksProxyUriPath", "/b/kms/xks/v1"),
                ("XksProxyVpcEndpointServiceName", StoreRequest.ServiceName + "2"))
            : StoreRequest.Public(("CustomKeyStoreName", "2"), ("XksProxyUriPath", "/b/kms/xks/v1")));

        Assert.NotNull(reply.Error("XksProxyUriEndpointInUseException"));
    }

    [Fact]
    public async Task A_vpc_endpoint_service_is_for_one_store()
    {
        await CreateAsync(StoreRequest.Vpc());

        var reply = await CreateAsync(StoreRequest.Vpc(("CustomKeyStoreName", "2"), ("XksProxyUriEndpoint", "https://other.example.com")));

        Assert.NotNull(reply.Error("XksProxyVpcEndpointServiceInUseException"));
    }

    [Fact]
    public async Task Ten_stores_are_the_quota()
    {
        AddStores([.. Enumerable.Range(1, 9).Select(number => $"{number}")]);
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(StoreRequest.CloudHsm())).Status);

        Assert.Contains("10", (await CreateAsync(StoreRequest.Public())).Error("LimitExceededException"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_more_than_at_the_start_are_the_quota_of_an_emulator_that_has_stores()
    {
        await using var server = await EmulatorServer.StartAsync(
            EmulatorOptions.Empty with { InitialStores = [Store("a"), Store("b")] }, Bounded.Token);
        using var client = new Client(server);
        for (int number = 0; number < 9; number++)
        {
            server.Stores.Add(Store($"{number}"));
        }

        var twelfth = await client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());
        var thirteenth = await client.AskAsync("CreateCustomKeyStore", StoreRequest.Public());

        Assert.Equal(HttpStatusCode.OK, twelfth.Status);
        Assert.NotNull(thirteenth.Error("LimitExceededException"));
    }

    [Fact]
    public async Task The_quota_can_be_set()
    {
        Server.Settings = Server.Settings with { CustomKeyStoreQuota = 0 };

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm())).Error("LimitExceededException"));
    }

    [Fact]
    public async Task A_cluster_can_have_an_error()
    {
        Server.Clusters.Put(new CloudHsmCluster
        {
            CloudHsmClusterId = StoreRequest.ClusterId,
            Error = "CloudHsmClusterNotActiveException",
        });

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm())).Error("CloudHsmClusterNotActiveException"));
        Assert.Empty(Server.Stores);
    }

    [Fact]
    public async Task A_trust_anchor_certificate_must_be_that_of_the_cluster_save_for_its_line_endings()
    {
        Server.Clusters.Put(new CloudHsmCluster
        {
            CloudHsmClusterId = StoreRequest.ClusterId,
            TrustAnchorCertificate = "line 1\nline 2\n",
        });

        Assert.NotNull((await CreateAsync(StoreRequest.CloudHsm())).Error("IncorrectTrustAnchorException"));
        var reply = await CreateAsync(StoreRequest.CloudHsm(("TrustAnchorCertificate", "line 1\r\nline 2")));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    [Fact]
    public async Task A_proxy_can_have_an_error()
    {
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, Error = "XksProxyUriUnreachableException" });

        Assert.NotNull((await CreateAsync(StoreRequest.Public())).Error("XksProxyUriUnreachableException"));
        Assert.Empty(Server.Stores);
    }

    [Theory]
    [InlineData(StoreRequest.AccessKeyId, "another secret")]
    [InlineData("ANOTHERACCESSKEYIDXX", null)]
    public async Task A_proxy_refuses_another_credential(string accessKeyId, string? secret)
    {
        Server.Proxies.Put(new XksProxy
        {
            XksProxyUriEndpoint = StoreRequest.Endpoint,
            AccessKeyId = accessKeyId,
            RawSecretAccessKey = secret,
        });

        string message = (await CreateAsync(StoreRequest.Public())).Error("XksProxyIncorrectAuthenticationCredentialException")!;

        Assert.DoesNotContain("another secret", message, StringComparison.Ordinal);
        Assert.DoesNotContain(StoreRequest.Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XksProxyUriUnreachableException", null)]
    [InlineData(null, "another secret")]
    public async Task The_proxy_of_a_private_store_is_not_asked(string? error, string? secret)
    {
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, Error = error, RawSecretAccessKey = secret });

        var reply = await CreateAsync(StoreRequest.Vpc(("XksProxyUriEndpoint", StoreRequest.Endpoint)));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    [Theory]
    [InlineData("XksProxyVpcEndpointServiceInvalidConfigurationException")]
    [InlineData("XksProxyVpcEndpointServiceNotFoundException")]
    public async Task The_endpoint_service_of_a_private_store_can_have_an_error(string error)
    {
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = StoreRequest.Endpoint, Error = error });

        Assert.NotNull((await CreateAsync(StoreRequest.Vpc(("XksProxyUriEndpoint", StoreRequest.Endpoint)))).Error(error));
        Assert.Empty(Server.Stores);
    }

    [Fact]
    public async Task A_proxy_takes_its_credential()
    {
        Server.Proxies.Put(new XksProxy
        {
            XksProxyUriEndpoint = StoreRequest.Endpoint,
            AccessKeyId = StoreRequest.AccessKeyId,
            RawSecretAccessKey = StoreRequest.Secret,
        });

        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(StoreRequest.Public())).Status);
    }

    [Fact]
    public async Task Of_many_that_want_one_name_one_gets_it()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => CreateAsync(
            StoreRequest.Public(("XksProxyUriPath", $"/{number}/kms/xks/v1")))));

        Assert.Single(Server.Stores);
        Assert.Equal(19, replies.Count(reply => reply.Body.Contains("CustomKeyStoreNameInUseException", StringComparison.Ordinal)));
    }

    private Task<Reply> CreateAsync(string request) => Client.AskAsync("CreateCustomKeyStore", request);

    private async Task<string> InvalidAsync(string request) => (await CreateAsync(request)).Error("ValidationException")!;

    private static string Camel(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
