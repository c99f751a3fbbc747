using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Secrets;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>What is offered for a line that is being typed has no secret of the line, whatever becomes of asking KMS.</summary>
public sealed class CompletionSecretTests : SecretTest
{
    private const string Given = $"-AccessKey AKID -SecretKey '{Key}' -SessionToken '{Token}'";
    private const string Change = $"-KeyStorePassword '{Password}' -XksProxyAuthenticationCredential_RawSecretAccessKey '{Secret}'";

    // What is offered for these is asked of KMS.
    private static readonly string[] _lines =
    [
        $"Get-KMSCustomKeyStore {Given} -CustomKeyStoreName ",
        $"Get-KMSCustomKeyStore {Given} -CustomKeyStoreId ",
        "Get-KMSCustomKeyStore -Credential $pair -CustomKeyStoreId ",
        "Get-KMSCustomKeyStore -Credential $foreign -CustomKeyStoreId ",
        "Get-KMSCustomKeyStore -ProfileLocation $profiles -ProfileName ops -CustomKeyStoreId ",
        $"Update-KMSCustomKeyStore {Given} {Change} -CloudHsmClusterId ",
        $"Update-KMSCustomKeyStore {Given} {Change} -CustomKeyStoreId ",
        $"Remove-KMSCustomKeyStore {Given} -CustomKeyStoreId ",
    ];

    public static TheoryData<string, string> Asked => [.. from answer in Answers.Keys from line in _lines select (answer, line)];

    public static TheoryData<string> Known => [
        $"Update-KMSCustomKeyStore {Given} {Change} -",
        $"New-KMSCustomKeyStore {Given} {Change} -XksProxyConnectivity ",
        $"New-KMSCustomKeyStore {Given} {Change} -Region eu-",
        $"Get-KMSCustomKeyStore {Given} -ConnectionState ",
        "Get-KMSCustomKeyStore -ProfileLocation $profiles -ProfileName ",
    ];

    private static Dictionary<string, RawReply?> Answers { get; } = new()
    {
        ["an answer"] = null,
        ["a refusal that quotes them"] = RawReply.Error("ValidationException", $"{Key} {Token} {Password} {Secret}"),
        ["an echo"] = RawReply.Json($"<html>{Key} {Token} {Password} {Secret}</html>"),
        ["a connection that is reset"] = new RawReply { Abort = true },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_KMS_is_asked_for_shows_none(string situation, string line)
    {
        // The adapter is loaded and compiled before the deadline of a completion counts.
        Shell.Run("Get-KMSCustomKeyStore").Clean();
        Emulator.ClearRequests();
        var answer = Answers[situation];
        Emulator.Intercept = (_, _) => Task.FromResult(answer);

        var offered = Complete(line);

        Assert.NotEmpty(Emulator.Requests);
        Assert.Equal(
            answer is null,
            offered.Select(result => result.CompletionText).Any(text => text.StartsWith("cks-", StringComparison.Ordinal)
                || text.Contains("-hsm", StringComparison.Ordinal)
                || text.StartsWith("cluster-", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void What_is_known_shows_none(string line) => Assert.NotEmpty(Complete(line));

    private IReadOnlyList<CompletionResult> Complete(string line)
    {
        var trace = Trace.Of(
            Shell,
            Host,
            Emulator,
            Script("$found = TabExpansion2 $args[0] $args[0].Length\n$found\n$found.CompletionMatches"),
            [.. Arguments, line]);
        Assert.Empty(CanarySearch.Find(trace, Key, Token, Password, Secret));
        return [.. trace.Streams.OfType<PSObject>().Select(item => item.BaseObject).OfType<CompletionResult>()];
    }
}
