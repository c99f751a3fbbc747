using KmsEmulator.Backing;
using KmsEmulator.Hosting;

namespace KmsEmulator.Tests.Wire;

public sealed class RequestBodyTests : EmulatorTest
{
    [Theory]
    [InlineData("""{"KeyStorePassword":"hunter22"}""", """{"KeyStorePassword":"***"}""")]
    [InlineData("""{"a":[{"KeyStorePassword":{"b":"hunter22"}}], "c": "é<\n"}""", """{"a":[{"KeyStorePassword":"***"}],"c":"é<\n"}""")]
    [InlineData("""{"keystorepassword":"hunter22","n":1.50}""", """{"keystorepassword":"***","n":1.50}""")]
    [InlineData("""{"KeyStore\u0050assword":"hunter22"}""", """{"KeyStorePassword":"***"}""")]
    [InlineData(
        """{"XksProxyAuthenticationCredential":{"AccessKeyId":"KEY","RawSecretAccessKey":"hunter22"}}""",
        """{"XksProxyAuthenticationCredential":{"AccessKeyId":"KEY","RawSecretAccessKey":"***"}}""")]
    [InlineData(
        """{"KeyStorePassword":"hunter22","KeyStorePassword":"hunter23"}""",
        """{"KeyStorePassword":"***","KeyStorePassword":"***"}""")]
    public async Task Secrets_are_masked(string body, string kept) => Assert.Equal(kept, await KeepAsync(body));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "Limit" : 5 }""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task A_body_without_secrets_is_kept_as_it_is(string body) => Assert.Equal(body, await KeepAsync(body));

    [Theory]
    [InlineData("""{"KeyStorePassword":"hunter22" """, "(31 bytes that may hold a secret)")]
    [InlineData("""["RawSecretAccessKey","hunter22"]""", "(33 bytes that may hold a secret)")]
    [InlineData("""{"KeyStorePassword":"hunter22","a":"\ud800"}""", "(44 bytes that may hold a secret)")]
    public async Task Of_a_body_that_cannot_be_masked_the_length_is_kept(string body, string kept)
        => Assert.Equal(kept, await KeepAsync(body));

    [Fact]
    public async Task What_is_kept_logged_and_intercepted_has_no_secret_and_the_operation_has()
    {
        List<string> seen = [];
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, KeyStorePassword = StoreRequest.Password });
        Server.Intercept = (request, _) =>
        {
            seen.Add(request.Body);
            return Task.FromResult<RawReply?>(null);
        };

        var created = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());

        seen.Add(Assert.Single(Server.Requests).Body);
        Assert.Equal(2, seen.Count);
        Assert.All(seen, body => Assert.Contains("\"KeyStorePassword\":\"***\"", body, StringComparison.Ordinal));
        await Client.ConnectAsync(created.Json.GetProperty("CustomKeyStoreId").GetString()!);
        Clock.Advance(2);
        Assert.Equal("CONNECTED", Assert.Single(Server.Stores).ConnectionState);
    }

    private async Task<string> KeepAsync(string body)
    {
        await Client.PostAsync(body);
        return Assert.Single(Server.Requests).Body;
    }
}
