using KmsCustomKeyStore.ModuleTestKit.Secrets;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>A test of the secrets that sign a request.</summary>
public abstract class ConnectionSecretTest : SecretTest
{
    /// <summary>The commands that change something.</summary>
    private protected static string[] Changing { get; } =
    [
        "New-KMSCustomKeyStore new-hsm @hsm",
        "Connect-KMSCustomKeyStore cks-1disconnected",
        "Disconnect-KMSCustomKeyStore cks-4connected",
        "Update-KMSCustomKeyStore cks-2disconnected -NewCustomKeyStoreName other",
        "Remove-KMSCustomKeyStore cks-3disconnected",
    ];

    /// <summary>The ways to give the secrets; the last is to have them as default parameters.</summary>
    private protected static string[] Ways { get; } =
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

    private protected Trace Look(string script, string way)
    {
        string defaults = way.Length == 0
            ? "; '*:AccessKey' = $splat.AccessKey; '*:SecretKey' = $splat.SecretKey; '*:SessionToken' = $splat.SessionToken"
            : string.Empty;
        return Trace.Of(Shell, Host, Emulator, Script(script, defaults), Arguments);
    }

    // Nobody can hide a token that the command was not given.
    private protected static void AssertHidden(Trace trace, string way)
    {
        bool hasToken = !way.Contains("pair", StringComparison.Ordinal) && !way.Contains("pscredential", StringComparison.Ordinal);
        Assert.Empty(CanarySearch.Find(trace, hasToken ? [Key, Token] : [Key]));
    }
}
