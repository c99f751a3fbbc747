using System.Management.Automation;
using KmsCustomKeyStore.ModuleTests.Hosting;
using KmsEmulator;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>All that a script can be seen by afterwards.</summary>
/// <param name="Streams">What it wrote into its streams, as objects.</param>
/// <param name="Errors">What it left in <c>$Error</c>.</param>
/// <param name="Shown">What its host was given to show, the errors and the questions among it.</param>
/// <param name="Requests">What the emulator keeps of the requests.</param>
internal sealed record Trace(IReadOnlyList<object?> Streams, IReadOnlyList<ErrorRecord> Errors, string Shown, IReadOnlyList<ReceivedRequest> Requests)
{
    private const string Verbosely = "$VerbosePreference = $DebugPreference = $InformationPreference = $ProgressPreference = 'Continue'; ";

    /// <summary>The ids of the errors, without the command they came from.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Distinct()];

    /// <summary>Runs a script with every stream open; <c>$args</c> holds the arguments.</summary>
    public static Trace Of(ModuleShell shell, CapturingHost host, EmulatorServer emulator, string script, params object?[] arguments)
    {
        shell.Run("$Error.Clear()").Clean();
        // A line of its own, so that the one which errors quote is the script's alone.
        var result = shell.RunOrThrow($"{Verbosely}& {{\n{script}\n}} @args *>&1", arguments);
        var errors = shell.Run("$Error | Out-Default; $Error").Output.Select(item => item.BaseObject);
        return new Trace(
            [.. result.Output, .. result.Errors, .. result.Warnings, .. result.Verbose, .. result.Debug, .. result.Information, .. result.Progress, result.Terminating],
            [.. errors.Select(error => error as ErrorRecord ?? ((IContainsErrorRecord)error).ErrorRecord)],
            host.Text,
            emulator.Requests);
    }
}
