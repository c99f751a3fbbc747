using System.Management.Automation;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>The call of <see cref="BareSdk"/> behind a cmdlet that does nothing else: what PowerShell takes for any cmdlet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BareSdk")]
[OutputType(typeof(int))]
public sealed class InvokeBareSdkCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(BareSdk.Call());
}
