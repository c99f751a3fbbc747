using System.Text;
using System.Text.Json;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>
/// The secrets that sign a request show nowhere, whichever cmdlet is given them and whatever becomes of it. Any two of a cmdlet, a
/// way and a situation are tried together; with KMS_ALL_COMBINATIONS=1 any three.
/// </summary>
public sealed class ConnectionSecretTests : ConnectionSecretTest
{
    private const int Parts = 4;

    private static readonly bool _triesAll = TestSetting.Read("KMS_ALL_COMBINATIONS", 0) > 0;

    private static readonly string[] _cmdlets =
    [
        "Get-KMSCustomKeyStore cks-1disconnected",
        "Test-KMSCustomKeyStore cks-1disconnected",
        .. Changing,
        "Wait-KMSCustomKeyStore cks-7withkeys -ConnectionState DISCONNECTED -TimeoutSec 60",
    ];

    public static TheoryData<string, string> All => [.. from situation in Situations.Keys from way in Ways select (situation, way)];

    private static Dictionary<string, (string Parameters, Action<EmulatorServer> Prepare, string? ErrorId)> Situations { get; } = new()
    {
        ["success"] = (string.Empty, _ => { }, null),
        ["a value that is refused"] = ("-EndpointUrl nonsense", _ => { }, "InvalidEndpointUrl"),
        ["a refusal that quotes them"] = (string.Empty, emulator => Refuse(emulator, $"'{Key}' '{Token}'"), "Validation"),
        ["a refusal that quotes them escaped"] = (
            string.Empty, emulator => Refuse(emulator, $"{Uri.EscapeDataString(Key)} {JsonSerializer.Serialize(Token)}"), "Validation"),
        ["a refusal that quotes them in base64"] = (
            string.Empty, emulator => Refuse(emulator, $"{Base64(Key)} {Base64(Token)}"), "Validation"),
        ["an echo"] = (
            "-MaximumRetryCount 0",
            emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($"<html>{Key} {Token}</html>")),
            "InvalidResponse"),
        ["an echo cut short"] = (
            "-MaximumRetryCount 0",
            emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(
                RawReply.Json($$"""{"echo":{{JsonSerializer.Serialize($"{Key} {Token}")}},""")),
            "InvalidResponse"),
        ["an echo as a failure"] = (
            "-MaximumRetryCount 0",
            emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($"{Key} {Token}", 502)),
            "ServiceUnavailable"),
        ["a connection that is reset"] = (
            "-MaximumRetryCount 0",
            emulator => emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(new RawReply { Abort = true }),
            "ConnectionFailed"),
        ["nobody there"] = ("-EndpointUrl http://127.0.0.1:1 -MaximumRetryCount 0", _ => { }, "ConnectionFailed"),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_shows_none(string situation, string way)
    {
        var (parameters, prepare, errorId) = Situations[situation];
        prepare(Emulator);

        foreach (string cmdlet in _cmdlets.Where((_, index) => IsTried(situation, way, index)))
        {
            var trace = Look($"{cmdlet} {way} {parameters}", way);

            Assert.True(
                (errorId is null ? [] : new[] { errorId }).SequenceEqual(trace.ErrorIds), $"{cmdlet}: {string.Join(", ", trace.ErrorIds)}");
            AssertHidden(trace, way);
        }
    }

    private static bool IsTried(string situation, string way, int cmdlet)
        => _triesAll || (Situations.Keys.ToList().IndexOf(situation) + Array.IndexOf(Ways, way) + cmdlet) % Parts == 0;

    private static void Refuse(EmulatorServer emulator, string message)
        => emulator.Faults.Add(new Fault { Error = "ValidationException", Message = message, Count = int.MaxValue });

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
