using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTestKit.Completion;

/// <summary>A test of what is offered for a line that is being typed.</summary>
public abstract class LiveCompletionTest : ModuleTest
{
    /// <summary>
    /// The adapter is loaded and compiled before the deadline of a completion counts. The account is the test's own: what is known
    /// of another's at the same port, which the system may give again, is not its answer.
    /// </summary>
    private protected override ModuleShell StartShell(Uri endpoint)
    {
        var shell = base.StartShell(endpoint);
        shell.Run($"$PSDefaultParameterValues['*-KMSCustomKeyStore:AccessKey'] = 'AKID{Guid.NewGuid():N}'; Get-KMSCustomKeyStore").Clean();
        Emulator.ClearRequests();
        return shell;
    }

    private protected IReadOnlyList<string> Complete(string line) => Read(Shell, line, "CompletionText");

    private protected IReadOnlyList<string> ToolTips(string line) => Read(Shell, line, "ToolTip");

    /// <summary>A property of each completion at the end of a line; completing it fails nowhere, not even unseen.</summary>
    internal static IReadOnlyList<string> Read(ModuleShell shell, string line, string property) => [
        .. shell.Run("""
            $Error.Clear()
            $completion = [System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)
            $completion.CompletionMatches | ForEach-Object $args[1]
            # Of a word in quotes the shell itself looks for files, with a module that this session has not.
            $left = $Error | Where-Object { $_ -notmatch 'Microsoft.PowerShell.Management' }
            if ($left) { throw "Left in `$Error: $left" }
            """, line, property).Clean().Output.Select(item => (string)item.BaseObject),
    ];
}
