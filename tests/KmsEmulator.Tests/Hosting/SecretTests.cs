using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using KmsEmulator.Admin;
using KmsEmulator.Hosting;

namespace KmsEmulator.Tests.Hosting;

/// <summary>
/// A password or a secret that the emulator is told shows neither in its log nor in its state nor in any reply, whatever is
/// wrong with the request.
/// </summary>
public sealed class SecretTests : EmulatorTest
{
    private const string Canary = "canary/of/the/secret/that/is/as/long/as/it/must/be";
    private const string Password = "canaryOfThePassword";

    private readonly List<string> _shown = [];

    private static JsonObject Credential => new() { ["AccessKeyId"] = StoreRequest.AccessKeyId, ["RawSecretAccessKey"] = Canary };

    /// <summary>Operations, requests of them, and whether they are granted.</summary>
    public static TheoryData<string, string, bool> Requests => new()
    {
        { "CreateCustomKeyStore", StoreRequest.CloudHsm(("KeyStorePassword", Password)), true },
        { "CreateCustomKeyStore", StoreRequest.Public(("XksProxyAuthenticationCredential", Credential)), true },
        { "CreateCustomKeyStore", StoreRequest.CloudHsm(("KeyStorePassword", $"{Password}-{Canary}")), false },
        { "CreateCustomKeyStore", StoreRequest.CloudHsm(("KeyStorePassword", new JsonArray(Password))), false },
        { "CreateCustomKeyStore", StoreRequest.CloudHsm(("KeyStorePassword", new JsonObject { [Password] = Password })), false },
        { "CreateCustomKeyStore", StoreRequest.Public(("XksProxyAuthenticationCredential", $"{Canary}")), false },
        {
            "CreateCustomKeyStore",
            StoreRequest.Public(("XksProxyAuthenticationCredential", new JsonObject { ["RawSecretAccessKey"] = $"{Canary}?" })),
            false
        },
        { "CreateCustomKeyStore", $$"""{"KeyStorePassword":"{{Password}}" """, false },
        { "CreateCustomKeyStore", $$"""{"KeyStorePassword":n{{Password}}}""", false },
        { "CreateCustomKeyStore", $$"""{"XksProxyAuthenticationCredential":"{{Canary}}" """, false },
        { "UpdateCustomKeyStore", StoreRequest.Of(("CustomKeyStoreId", "cks-a"), ("KeyStorePassword", Password)), true },
        { "UpdateCustomKeyStore", StoreRequest.Of(("CustomKeyStoreId", "cks-none"), ("KeyStorePassword", Password)), false },
        { "UpdateCustomKeyStore", StoreRequest.Of(("CustomKeyStoreId", "cks-a"), ("XksProxyAuthenticationCredential", Credential)), false },
        {
            "UpdateCustomKeyStore",
            StoreRequest.Of(("CustomKeyStoreId", "cks-a"), ("KeyStorePassword", Password), ("CloudHsmClusterId", "wrong")),
            false
        },
        { "NoSuchOperation", StoreRequest.CloudHsm(("KeyStorePassword", Password)), false },
    };

    /// <summary>Changes of the state, and whether they are made.</summary>
    public static TheoryData<string, bool> Changes => new()
    {
        { $$"""{"CloudHsmClusters":[{"CloudHsmClusterId":"c","KeyStorePassword":"{{Password}}"}]}""", true },
        { $$"""{"XksProxies":[{"XksProxyUriEndpoint":"u","RawSecretAccessKey":"{{Canary}}"}]}""", true },
        { $$"""{"CloudHsmClusters":[{"CloudHsmClusterId":"c","KeyStorePassword":["{{Password}}"]}]}""", false },
        { $$"""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a","KeyStorePassword":"{{Password}}"}]}""", false },
        { $$"""{"CloudHsmClusters":[{"KeyStorePassword":"{{Password}}"}]}""", false },
        { $$"""{"CloudHsmClusters":[{"CloudHsmClusterId":"c","KeyStorePassword":n{{Password}}}]}""", false },
        { $$"""{"CloudHsmClusters":[{"CloudHsmClusterId":"c","KeyStorePassword":"{{Password}}" """, false },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_shows_none(string operation, string body, bool isGranted)
    {
        AddStores("a");
        Server.Intercept = (request, _) =>
        {
            _shown.Add(request.ToString());
            return Task.FromResult<RawReply?>(null);
        };

        var reply = await Client.AskAsync(operation, body);

        Assert.Equal(isGranted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.Status);
        await AssertHiddenAsync(reply);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_state_shows_none(string body, bool isMade)
    {
        AddStores("a");

        var reply = await SendAsync(HttpMethod.Patch, body);

        Assert.Equal(isMade ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.Status);
        await AssertHiddenAsync(reply);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_file_that_is_wrong_shows_none(string body, bool isRight)
    {
        string path = Path.GetTempFileName();
        try
        {
            string text = body.Replace("{\"C", "{\"CustomKeyStores\":[],\"C", StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, text, Bounded.Token);
            string message = Record.Exception(() => KeyStoreFile.Load(path, EmulatorOptions.Empty))?.ToString() ?? string.Empty;

            Assert.True(isRight || message.Length > 0);
            Assert.DoesNotContain("canary", message, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task AssertHiddenAsync(Reply reply)
    {
        var described = await Client.DescribeAsync(new { });
        var state = await SendAsync(HttpMethod.Get, null);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (described.Status, state.Status));
        string[] shown =
        [
            reply.Body, described.Body, state.Body, .. _shown,
            .. Server.Requests.Select(request => request.ToString()), .. Server.Stores.Select(store => store.ToString()),
        ];
        Assert.All(shown, text => Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase));
    }

    private Task<Reply> SendAsync(HttpMethod method, string? body)
    {
        var request = new HttpRequestMessage(method, "/emulator/state")
        {
            Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        return Client.SendAsync(request);
    }
}
