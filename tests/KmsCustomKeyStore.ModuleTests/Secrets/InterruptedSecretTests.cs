using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Secrets;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>
/// A command that is stopped or runs out of time amid a request shows no secret, neither of the connection nor of the change.
/// </summary>
public sealed class InterruptedSecretTests : SecretTest
{
    private const string Given = $"-AccessKey AKID -SecretKey '{Key}' -SessionToken '{Token}'";
    private const string HsmValues = "-CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $certificate";
    private const string XksValues =
        "-XksProxyConnectivity PUBLIC_ENDPOINT -XksProxyUriEndpoint https://xks-new.example.com -XksProxyUriPath /new/kms/xks/v1";

    public static TheoryData<string> Lines => [
        $"Get-KMSCustomKeyStore {Given}",
        "Test-KMSCustomKeyStore -Credential $pair",
        "Wait-KMSCustomKeyStore cks-6connecting -TimeoutSec 1 @splat",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword '{Password}' {Given}",
        $"[pscustomobject]@{{ CustomKeyStoreName = 'new'; KeyStorePassword = '{Password}' }} | New-KMSCustomKeyStore {HsmValues} @splat",
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + $"-XksProxyAuthenticationCredential_RawSecretAccessKey '{Secret}' -Credential $foreign",
        "Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword $kmsuser -ProfileName ops -ProfileLocation $profiles",
        $"Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential $proxy {Given}",
        $"Connect-KMSCustomKeyStore cks-1disconnected -Wait {Given}",
        "Disconnect-KMSCustomKeyStore cks-4connected -Credential $foreign",
        "Remove-KMSCustomKeyStore cks-3disconnected -Force -ProfileName ops -ProfileLocation $profiles",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_command_that_is_stopped_shows_none(string line)
    {
        // The first is refused, so that there is a record of it to search, and the second is stopped.
        Emulator.Intercept = (_, gone) => Emulator.Requests.Count == 1
            ? Task.FromResult<RawReply?>(RawReply.Error("AccessDeniedException", "no"))
            : HangAsync(gone);

        var trace = await Trace.OfStoppedAsync(
            Shell, Host, Emulator, () => Emulator.Requests.Count == 2, Script($"foreach ($time in 1, 2) {{ {line} }}"), Arguments);

        Assert.Equal(["AccessDenied"], trace.ErrorIds);
        AssertHidden(line, trace);
    }

    // Side by side, each in a session of its own: a second is the shortest time that a request can be given.
    [Fact]
    public async Task A_command_that_runs_out_of_time_shows_none()
    {
        Emulator.Intercept = (_, gone) => HangAsync(gone);

        await Task.WhenAll(Lines.Select(line => Task.Factory.StartNew(
            () => RunOutOfTime(line.Data), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private void RunOutOfTime(string line)
    {
        var host = new CapturingHost(width: 200, supportsColour: false);
        using var shell = new ModuleShell(null, host);

        var trace = Trace.Of(shell, host, Emulator, Script($"{line} -OperationTimeoutSeconds 2"), Arguments);

        // A wait asks again.
        Assert.Equal([line.StartsWith("Wait-", StringComparison.Ordinal) ? "WaitTimedOut" : "OperationTimeout"], trace.ErrorIds);
        AssertHidden(line, trace);
    }

    private static async Task<RawReply?> HangAsync(CancellationToken gone)
    {
        await Task.Delay(Timeout.Infinite, gone);
        return null;
    }

    // Nobody can hide a token that the command was not given.
    private static void AssertHidden(string line, Trace trace)
        => Assert.Empty(CanarySearch.Find(
            trace,
            line.Contains("$pair", StringComparison.Ordinal) ? [Key, Password, Secret] : [Key, Token, Password, Secret]));
}
