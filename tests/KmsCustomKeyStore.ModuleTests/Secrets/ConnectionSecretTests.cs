using System.Text;
using System.Text.Json;
using KmsEmulator;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>The secrets that sign a request show nowhere, whichever cmdlet is given them and whatever becomes of it.</summary>
public sealed class ConnectionSecretTests : SecretTest
{
    private static readonly string[] _changes =
    [
        "New-KMSCustomKeyStore new-hsm @hsm",
        "Connect-KMSCustomKeyStore cks-1disconnected",
        "Disconnect-KMSCustomKeyStore cks-4connected",
        "Update-KMSCustomKeyStore cks-2disconnected -NewCustomKeyStoreName other",
        "Remove-KMSCustomKeyStore cks-3disconnected",
    ];

    private static readonly string[] _cmdlets =
    [
        "Get-KMSCustomKeyStore cks-1disconnected",
        "Test-KMSCustomKeyStore cks-1disconnected",
        .. _changes,
        "Wait-KMSCustomKeyStore cks-7withkeys -ConnectionState DISCONNECTED -TimeoutSec 60",
    ];

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
        "-ProfileName ops -ProfileLocation $profiles",
        string.Empty,
    ];

    public static TheoryData<string> Ways => [.. _ways];

    public static TheoryData<string, string> All => [.. from situation in Situations.Keys from way in _ways select (situation, way)];

    private static Dictionary<string, (string Parameters, Action<EmulatorServer> Prepare, string? ErrorId)> Situations { get; } = new()
    {
        ["success"] = (string.Empty, _ => { }, null),
        ["a value that is refused"] = ("-EndpointUrl nonsense", _ => { }, "InvalidEndpointUrl"),
        ["a refusal that quotes them"] = (string.Empty, emulator => Refuse(emulator, $"'{Key}' '{Token}'"), "Validation"),
        ["a refusal that quotes them escaped"] = (string.Empty, emulator => Refuse(emulator, $"{Uri.EscapeDataString(Key)} {JsonSerializer.Serialize(Token)}"), "Validation"),
        ["a refusal that quotes them in base64"] = (string.Empty, emulator => Refuse(emulator, $"{Base64(Key)} {Base64(Token)}"), "Validation"),
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

        foreach (string cmdlet in _cmdlets)
        {
            var trace = Look($"{cmdlet} {way} {parameters}", way);

            Assert.True((errorId is null ? [] : new[] { errorId }).SequenceEqual(trace.ErrorIds), $"{cmdlet}: {string.Join(", ", trace.ErrorIds)}");
            AssertHidden(trace, way);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_would_be_done_and_a_question_show_none(string way)
    {
        foreach (string change in _changes)
        {
            foreach (var (parameter, answer) in ((string, string?)[])[("-WhatIf", null), ("-Confirm", "No"), ("-Confirm", "Yes")])
            {
                string shown = Host.Text;
                int asked = Host.Questions.Count;
                Host.Answer = answer;
                Emulator.ClearRequests();

                var trace = Look($"{change} {way} {parameter}", way);

                Assert.Empty(trace.ErrorIds);
                Assert.NotEqual(shown, Host.Text);
                Assert.Equal(answer is null ? asked : asked + 1, Host.Questions.Count);
                Assert.Equal(answer == "Yes" ? 1 : 0, Changes.Count);
                AssertHidden(trace, way);
            }
        }
    }

    private Trace Look(string script, string way)
    {
        string defaults = way.Length == 0 ? "; '*:AccessKey' = $splat.AccessKey; '*:SecretKey' = $splat.SecretKey; '*:SessionToken' = $splat.SessionToken" : string.Empty;
        return Trace.Of(Shell, Host, Emulator, Script(script, defaults), Arguments);
    }

    // Nobody can hide a token that the command was not given.
    private static void AssertHidden(Trace trace, string way)
        => Assert.Empty(CanarySearch.Find(trace, way.Contains("pair", StringComparison.Ordinal) || way.Contains("pscredential", StringComparison.Ordinal) ? [Key] : [Key, Token]));

    private static void Refuse(EmulatorServer emulator, string message) => emulator.Faults.Add(new Fault { Error = "ValidationException", Message = message, Count = int.MaxValue });

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
