using System.Collections;
using System.Text.Json;
using KmsCustomKeyStore.ModuleTests.Lifecycle;
using KmsEmulator;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>The secrets that sign a request show nowhere, whichever cmdlet is given them and whatever becomes of it.</summary>
public sealed class ConnectionSecretTests : LifecycleTest
{
    private const string Key = "canary+of the\"secret/access&key";
    private const string Token = "canary+of the\"session/token&==";

    private static readonly string[] _cmdlets =
    [
        "Get-KMSCustomKeyStore cks-1disconnected",
        "Test-KMSCustomKeyStore cks-1disconnected",
        "New-KMSCustomKeyStore new-hsm @hsm",
        "Connect-KMSCustomKeyStore cks-1disconnected",
        "Disconnect-KMSCustomKeyStore cks-4connected",
        "Update-KMSCustomKeyStore cks-2disconnected -NewCustomKeyStoreName other",
        "Remove-KMSCustomKeyStore cks-3disconnected",
        "Wait-KMSCustomKeyStore cks-7withkeys -ConnectionState DISCONNECTED -TimeoutSec 60",
    ];

    // $args holds a PSCredential, credentials of another AWS SDK, and a hashtable to splat.
    private static readonly string[] _ways =
    [
        $"-AccessKey AKID -SecretKey '{Key}' -SessionToken '{Token}'",
        $"-AccessKey:AKID -SK:'{Key}' -ST:'{Token}'",
        $"-AccessKey AKID -SecretKey \"{Key.Replace("\"", "`\"", StringComparison.Ordinal)}\" -SessionToken ('{Token}')",
        "@splat",
        "-Credential $pair",
        $"-Credential ([pscredential]::new('AKID', [System.Net.NetworkCredential]::new('', '{Key}').SecurePassword))",
        "-Credential $foreign",
        $"-Credential ([Amazon.Runtime.SessionAWSCredentials]::new('AKID', '{Key}', '{Token}'))",
        string.Empty,
    ];

    public static TheoryData<string, string> All => [.. from situation in Situations.Keys from way in _ways select (situation, way)];

    private static Dictionary<string, (string Parameters, Action<EmulatorServer> Prepare, string? ErrorId)> Situations { get; } = new()
    {
        ["success"] = (string.Empty, _ => { }, null),
        ["a value that is refused"] = ("-EndpointUrl nonsense", _ => { }, "InvalidEndpointUrl"),
        ["a refusal that quotes them"] = (string.Empty, emulator => emulator.Faults.Add(new Fault { Error = "ValidationException", Message = $"'{Key}' '{Token}'" }), "Validation"),
        ["a refusal that quotes them escaped"] = (
            string.Empty,
            emulator => emulator.Faults.Add(new Fault { Error = "ValidationException", Message = $"{Uri.EscapeDataString(Key)} {JsonSerializer.Serialize(Token)}" }),
            "Validation"),
        ["an echo"] = ("-MaximumRetryCount 0", emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($"<html>{Key} {Token}</html>")), "InvalidResponse"),
        ["an echo cut short"] = (
            "-MaximumRetryCount 0",
            emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($$"""{"echo":{{JsonSerializer.Serialize($"{Key} {Token}")}},""")),
            "InvalidResponse"),
        ["an echo as a failure"] = ("-MaximumRetryCount 0", emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($"{Key} {Token}", 502)), "ServiceUnavailable"),
        ["a connection that is reset"] = ("-MaximumRetryCount 0", emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(new RawReply { Abort = true }), "ConnectionFailed"),
        ["nobody there"] = ("-EndpointUrl http://127.0.0.1:1 -MaximumRetryCount 0", _ => { }, "ConnectionFailed"),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_shows_none(string situation, string way)
    {
        var (parameters, prepare, errorId) = Situations[situation];
        prepare(Emulator);

        // Nobody can hide what the command was not told.
        bool isTokenGiven = !way.Contains("pair", StringComparison.Ordinal) && !way.Contains("pscredential", StringComparison.Ordinal);
        foreach (string cmdlet in _cmdlets)
        {
            var trace = Look($"{cmdlet} {way} {parameters}", areDefaults: way.Length == 0);

            Assert.True(trace.ErrorIds.All(id => id == errorId), $"{cmdlet}: {string.Join(", ", trace.ErrorIds)}");
            Assert.True(cmdlet != _cmdlets[0] || errorId is null || trace.ErrorIds.Count > 0, cmdlet);
            Assert.Empty(CanarySearch.Find(trace, isTokenGiven ? [Key, Token] : [Key]));
        }
    }

    private Trace Look(string script, bool areDefaults)
    {
        string defaults = areDefaults ? "; '*:AccessKey' = $splat.AccessKey; '*:SecretKey' = $splat.SecretKey; '*:SessionToken' = $splat.SessionToken" : string.Empty;
        return Trace.Of(
            Shell,
            Host,
            Emulator,
            $$"""
            param($pair, $foreign, $splat, $endpoint)
            $ConfirmPreference = 'None'
            $PSDefaultParameterValues = @{ '*:Region' = 'eu-west-1'; '*:EndpointUrl' = $endpoint{{defaults}} }
            {{script}}
            """,
            Credential("AKID", Key),
            new Amazon.Runtime.SessionAWSCredentials("AKID", Key, Token),
            new Hashtable { ["AccessKey"] = "AKID", ["SecretKey"] = Key, ["SessionToken"] = Token },
            Emulator.Endpoint.ToString());
    }
}
