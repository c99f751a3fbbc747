using System.Net;
using System.Text;
using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Admin;

/// <summary>The state of the emulator over HTTP.</summary>
public sealed class AdminApiTests : EmulatorTest
{
    private const string WholeState =
        """
        {
          "Settings": {
            "ConnectingSeconds": 2,
            "DisconnectingSeconds": 1,
            "CustomKeyStoreQuota": 5,
            "RequestsPerSecond": 0
          },
          "CustomKeyStores": [
            {
              "CustomKeyStoreId": "cks-a",
              "CustomKeyStoreName": "a",
              "CustomKeyStoreType": "AWS_CLOUDHSM",
              "ConnectionState": "DISCONNECTED",
              "CreationDate": "2026-01-02T03:04:05+00:00",
              "KeyCount": 2,
              "ConnectionOutcome": "USER_NOT_FOUND",
              "ConnectingSeconds": 9
            }
          ],
          "CloudHsmClusters": [
            {
              "CloudHsmClusterId": "c",
              "BackupLineage": "l"
            }
          ],
          "XksProxies": [
            {
              "XksProxyUriEndpoint": "u",
              "AccessKeyId": "k"
            }
          ],
          "Faults": [
            {
              "Error": "KMSInternalException",
              "HttpStatusCode": 500,
              "From": 1,
              "Count": 1
            },
            {
              "Operation": "DescribeCustomKeyStores",
              "Kind": "SlowDrip",
              "From": 2,
              "Count": 3,
              "Seconds": 1
            }
          ]
        }
        """;

    [Fact]
    public async Task The_whole_state_shows_without_secrets()
    {
        Server.Settings = new EmulatorSettings { CustomKeyStoreQuota = 5 };
        Server.Stores.Add(Store("a") with
        {
            CreationDate = Clock.GetUtcNow(),
            KeyCount = 2,
            ConnectionOutcome = "USER_NOT_FOUND",
            ConnectingSeconds = 9,
        });
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "c", KeyStorePassword = "hidden", BackupLineage = "l" });
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = "u", AccessKeyId = "k", RawSecretAccessKey = "hidden" });
        Server.Faults.Add(new Fault { Error = "KMSInternalException" });
        Server.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Kind = FaultKind.SlowDrip, From = 2, Count = 3 });

        var reply = await SendAsync("GET", null);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (reply.Status, reply.ContentType));
        Assert.Equal(
            WholeState,
            reply.Body.ReplaceLineEndings());
    }

    [Fact]
    public async Task A_fault_can_be_of_a_kind()
    {
        await PatchAsync(
            """{"Faults":[{"Operation":"DescribeCustomKeyStores","Kind":"slowFirstByte","From":2,"Count":3,"Seconds":0.5}]}""");

        Assert.Equal(
            new Fault { Operation = "DescribeCustomKeyStores", Kind = FaultKind.SlowFirstByte, From = 2, Count = 3, Seconds = 0.5 },
            Assert.Single(Server.Faults));
    }

    [Fact]
    public async Task A_state_that_was_read_can_be_put_back()
    {
        Server.Stores.ReplaceAll(BuiltInStores.All);
        string state = (await SendAsync("GET", null)).Body;
        Server.Stores.Clear();

        var reply = await SendAsync("PUT", state);

        Assert.Equal(state, reply.Body);
        Assert.Equal(BuiltInStores.All, Server.Stores);
    }

    [Fact]
    public async Task A_patch_changes_the_settings_it_names()
    {
        await PatchAsync("""{"Settings":{"ConnectingSeconds":0.25}}""");
        await PatchAsync("""{"Settings":{"RequestsPerSecond":100,"CustomKeyStoreQuota":null}}""");

        Assert.Equal(new EmulatorSettings { ConnectingSeconds = 0.25, RequestsPerSecond = 100 }, Server.Settings);
    }

    [Fact]
    public async Task A_patch_changes_the_members_it_names_of_a_store()
    {
        var before = Store("a") with
        {
            TrustAnchorCertificate = "pem",
            KeyCount = 1,
            XksProxyConfiguration = new XksProxyConfiguration { UriEndpoint = "e", UriPath = "p" },
        };
        Server.Stores.Add(before);

        await PatchAsync(
            """
            {"CustomKeyStores":[
              {"CustomKeyStoreId":"cks-a","KeyCount":2,"TrustAnchorCertificate":null,"XksProxyConfiguration":{"UriPath":"q"}}]}
            """);

        Assert.Equal(
            before with
            {
                TrustAnchorCertificate = null,
                KeyCount = 2,
                XksProxyConfiguration = new XksProxyConfiguration { UriEndpoint = "e", UriPath = "q" },
            },
            Assert.Single(Server.Stores));
    }

    [Fact]
    public async Task A_patch_adds_a_store_that_is_not_there()
    {
        AddStores("a");

        await PatchAsync(
            """{"CustomKeyStores":[{"CustomKeyStoreId":"new","CustomKeyStoreName":"b","CustomKeyStoreType":"AWS_CLOUDHSM"}]}""");

        Assert.Equal(["a", "b"], Server.Stores.Select(store => store.CustomKeyStoreName));
        (await Client.ConnectAsync("new")).Done();
    }

    [Fact]
    public async Task A_patch_can_let_stores_change_names_and_keeps_their_places()
    {
        AddStores("a", "b", "c");
        string? marker = (await Client.DescribeAsync(new { Limit = 2 })).NextMarker;

        await PatchAsync("""
            {"CustomKeyStores":[
              {"CustomKeyStoreId":"cks-a","CustomKeyStoreName":"b"},{"CustomKeyStoreId":"cks-b","CustomKeyStoreName":"a"}]}
            """);

        Assert.Equal(["b", "a", "c"], Server.Stores.Select(store => store.CustomKeyStoreName));
        Assert.Equal("cks-b", Server.Stores.FindByName("a")?.CustomKeyStoreId);
        Assert.Equal(["c"], (await Client.DescribeAsync(new { Marker = marker })).Names);
    }

    [Theory]
    [InlineData("", "CONNECTED")]
    [InlineData(""","ConnectionState":"CONNECTING" """, "CONNECTING")]
    public async Task A_state_set_in_a_patch_ends_a_connect_and_nothing_else_does(string member, string state)
    {
        AddStores("a");
        await Client.ConnectAsync("cks-a");

        await PatchAsync($$"""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a","KeyCount":1{{member}} }]}""");

        Clock.Advance(2);
        Assert.Equal(state, Assert.Single(Server.Stores).ConnectionState);
    }

    [Fact]
    public async Task A_patch_keeps_the_password_a_client_gave_a_store()
    {
        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());
        string id = created.Json.GetProperty("CustomKeyStoreId").GetString()!;

        await PatchAsync($$"""
            {
              "CustomKeyStores": [{"CustomKeyStoreId":"{{id}}","KeyCount":1}],
              "CloudHsmClusters": [{"CloudHsmClusterId":"{{StoreRequest.ClusterId}}","KeyStorePassword":"another"}]
            }
            """);
        await Client.ConnectAsync(id);
        Clock.Advance(2);

        Assert.Equal("INVALID_CREDENTIALS", Assert.Single(Server.Stores).ConnectionErrorCode);
    }

    [Fact]
    public async Task A_patch_changes_the_members_it_names_of_a_cluster_and_a_proxy()
    {
        await PatchAsync(
            """
            {"CloudHsmClusters":[{"CloudHsmClusterId":"c","KeyStorePassword":"p"}],
             "XksProxies":[{"XksProxyUriEndpoint":"u","RawSecretAccessKey":"s"}]}
            """);
        await PatchAsync(
            """{"CloudHsmClusters":[{"CloudHsmClusterId":"c","Error":"E"}],"XksProxies":[{"XksProxyUriEndpoint":"u","Error":"E"}]}""");

        Assert.Equal(new CloudHsmCluster { CloudHsmClusterId = "c", KeyStorePassword = "p", Error = "E" }, Assert.Single(Server.Clusters));
        Assert.Equal(new XksProxy { XksProxyUriEndpoint = "u", RawSecretAccessKey = "s", Error = "E" }, Assert.Single(Server.Proxies));
    }

    [Fact]
    public async Task A_patch_appends_faults()
    {
        await PatchAsync("""{"Faults":[{"Error":"A"},{"Error":"B","Count":2}]}""");
        await PatchAsync("""{"Faults":[{"Error":"C"}]}""");

        Assert.Equal(["A", "B", "C"], Server.Faults.Select(fault => fault.Error));
    }

    [Fact]
    public async Task A_put_replaces_the_parts_it_names()
    {
        AddStores("a");
        Server.Settings = new EmulatorSettings { ConnectingSeconds = 9, RequestsPerSecond = 9 };
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "old" });
        Server.Proxies.Put(new XksProxy { XksProxyUriEndpoint = "old" });
        Server.Faults.Add(new Fault { Error = "old" });

        await SendAsync("PUT", """{"Settings":{"ConnectingSeconds":1},"CloudHsmClusters":[],"XksProxies":[],"Faults":[{"Error":"new"}]}""");

        Assert.Equal(new EmulatorSettings { ConnectingSeconds = 1 }, Server.Settings);
        Assert.Empty(Server.Clusters);
        Assert.Empty(Server.Proxies);
        Assert.Equal(["new"], Server.Faults.Select(fault => fault.Error));
        Assert.Single(Server.Stores);
    }

    [Theory]
    [InlineData("PATCH", "nonsense", "the request body: it is not JSON: ")]
    [InlineData("PATCH", "[]", "the request body: it must be a JSON object.")]
    [InlineData("PUT", """{"Stores":[]}""", "the request body: Stores is not a field it can have.")]
    [InlineData("PATCH", """{"\ud800":1}""", "the request body: ")]
    [InlineData(
        "PATCH",
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-b","KeyCount":1},{"CustomKeyStoreId":"cks-a","Keys":1}]}""",
        "the request body: key store 2: Keys is not a field it can have.")]
    [InlineData(
        "PATCH",
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a","CustomKeyStoreName":"b"}]}""",
        "the request body: key store 1: CustomKeyStoreName repeats that of another key store.")]
    [InlineData(
        "PATCH",
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a"},{"CustomKeyStoreId":"cks-a"}]}""",
        "the request body: key store 2: CustomKeyStoreId repeats that of another key store.")]
    [InlineData(
        "PATCH",
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-new"}]}""",
        "the request body: key store 1: CustomKeyStoreName is missing.")]
    [InlineData(
        "PUT",
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a"}]}""",
        "the request body: key store 1: CustomKeyStoreName is missing.")]
    [InlineData("PATCH", """{"Faults":[{"Kind":"NoSuchKind"}]}""", "the request body: fault 1: Kind must be one of Throttling, ")]
    [InlineData("PATCH", """{"Faults":[{"Kind":"1"}]}""", "the request body: fault 1: Kind must be one of ")]
    [InlineData("PATCH", """{"Faults":[{"Kind":"Html","From":0}]}""", "the request body: fault 1: From must be a whole number from 1 to ")]
    [InlineData(
        "PATCH",
        """{"Settings":{"ConnectingSeconds":5},"Faults":[{}]}""",
        "the request body: fault 1: it needs a Kind or an Error.")]
    public async Task A_bad_body_is_explained_and_nothing_of_it_applied(string method, string body, string message)
    {
        AddStores("a", "b");
        string before = (await SendAsync("GET", null)).Body;

        var reply = await SendAsync(method, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.StartsWith(message, reply.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, (await SendAsync("GET", null)).Body);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_change_must_say_that_it_is_json(string? contentType)
    {
        var reply = await SendAsync("PATCH", """{"Faults":[{"Error":"A"}]}""", contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.Status);
        Assert.Contains("Content-Type: application/json", reply.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(Server.Faults);
    }

    [Theory]
    [InlineData("GET", "evil.example.com")]
    [InlineData("PATCH", "127.0.0.1.evil.example.com:80")]
    public async Task A_host_that_was_led_here_is_not_let_in(string method, string host)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/emulator/state");
        request.Headers.Host = host;
        request.Content = new StringContent("""{"Faults":[{"Error":"A"}]}""", Encoding.UTF8, "application/json");

        var reply = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.DoesNotContain("Settings", reply.Body, StringComparison.Ordinal);
        Assert.Empty(Server.Faults);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1")]
    public async Task A_name_of_this_machine_is_let_in(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/state");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.OK, (await Client.SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_charset_may_be_named()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("PATCH", "{}", "application/json; charset=utf-8")).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused(string method)
    {
        var reply = await SendAsync(method, "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
        Assert.Contains("GET, PATCH and PUT", reply.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_may_be_larger_than_any_api_request()
    {
        string certificate = new('x', 300 * 1024);

        await PatchAsync($$"""{"CloudHsmClusters":[{"CloudHsmClusterId":"c","TrustAnchorCertificate":"{{certificate}}"}]}""");

        Assert.Equal(certificate, Assert.Single(Server.Clusters).TrustAnchorCertificate);
    }

    [Fact]
    public async Task Reading_and_changing_the_state_is_no_api_request()
    {
        await SendAsync("GET", null);
        await PatchAsync("{}");

        Assert.Empty(Server.Requests);
    }

    private async Task PatchAsync(string body) => Assert.Equal(HttpStatusCode.OK, (await SendAsync("PATCH", body)).Status);

    private async Task<Reply> SendAsync(string method, string? body, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/emulator/state");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await Client.SendAsync(request);
    }
}
