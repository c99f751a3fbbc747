using System.Management.Automation;

namespace KmsCustomKeyStore.Completion;

/// <summary>The session in which a line is typed. A completer is told of the line only.</summary>
internal static class CompletionSession
{
    /// <summary>Variables and paths of the session.</summary>
    public static SessionState State
    {
        get
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            return ((EngineIntrinsics)shell.AddScript("$ExecutionContext", useLocalScope: false).Invoke().Single().BaseObject).SessionState;
        }
    }
}
