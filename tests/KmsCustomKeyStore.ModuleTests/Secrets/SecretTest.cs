using System.Collections;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>A test of cmdlets that are given the secrets which sign a request, in each way that they can be given.</summary>
public abstract class SecretTest : KeyStoreTest
{
    private protected const string Key = "canary+of the\"secret/access&key";
    private protected const string Token = "canary+of the\"session/token&==";

    private readonly string _profiles = Path.GetTempFileName();

    private protected SecretTest()
        => File.WriteAllText(_profiles, $"[ops]\naws_access_key_id = AKID\naws_secret_access_key = {Key}\naws_session_token = {Token}\n");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        File.Delete(_profiles);
        await base.DisposeAsync();
    }

    /// <summary>What a script of <see cref="Script"/> is given.</summary>
    private protected object?[] Arguments => [
        Emulator.Endpoint.ToString(),
        Credential("AKID", Key),
        new Amazon.Runtime.SessionAWSCredentials("AKID", Key, Token),
        new Hashtable { ["AccessKey"] = "AKID", ["SecretKey"] = Key, ["SessionToken"] = Token },
        _profiles,
        Credential("kmsuser", Password),
        Credential(AccessKeyId, Secret),
        TestStores.Certificate,
    ];

    /// <summary>
    /// A script with a PSCredential, credentials of another AWS SDK, a hashtable to splat and a file with the profile
    /// <c>ops</c>, all of the same secrets; and with PSCredentials of a password and of a proxy's secret.
    /// </summary>
    private protected static string Script(string script, string defaults = "") => $$"""
        param($endpoint, $pair, $foreign, $splat, $profiles, $kmsuser, $proxy, $certificate)
        $ConfirmPreference = 'None'
        $PSDefaultParameterValues = @{ '*:Region' = 'eu-west-1'; '*:EndpointUrl' = $endpoint{{defaults}} }
        {{script}}
        """;
}
