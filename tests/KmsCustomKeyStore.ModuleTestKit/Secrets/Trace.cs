using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.ModuleTestKit.Secrets;

/// <summary>All that a script can be seen by afterwards.</summary>
/// <param name="Streams">What it wrote into its streams, as objects.</param>
/// <param name="Errors">What it left in <c>$Error</c>.</param>
/// <param name="Shown">What its host was given to show, the errors and the questions among it.</param>
/// <param name="Requests">What the emulator keeps of the requests.</param>
internal sealed record Trace(
    IReadOnlyList<object?> Streams, IReadOnlyList<ErrorRecord> Errors, string Shown, IReadOnlyList<ReceivedRequest> Requests)
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
        return new Trace(
            [
                .. result.Output, .. result.Errors, .. result.Warnings, .. result.Verbose, .. result.Debug, .. result.Information,
                .. result.Progress, result.Terminating,
            ],
            ErrorsOf(shell),
            host.Text,
            emulator.Requests);
    }

    /// <summary>Runs a script with every stream open, and stops it when it has come so far.</summary>
    public static async Task<Trace> OfStoppedAsync(
        ModuleShell shell, CapturingHost host, EmulatorServer emulator, Func<bool> isReached, string script, params object?[] arguments)
    {
        shell.Run("$Error.Clear()").Clean();
        using var running = shell.Start($"{Verbosely}& {{\n{script}\n}} @args", arguments);
        var output = new PSDataCollection<PSObject>();
        var run = running.BeginInvoke<object, PSObject>(null, output);
        await Wait.UntilAsync(() => run.IsCompleted || isReached());
        running.Stop();
        Assert.Equal(PSInvocationState.Stopped, running.InvocationStateInfo.State);

        var streams = running.Streams;
        return new Trace(
            [
                .. output, .. streams.Error, .. streams.Warning, .. streams.Verbose, .. streams.Debug,
                .. streams.Information, .. streams.Progress,
                // Not the outermost, which is the shell's own and may quote the line as it was typed.
                running.InvocationStateInfo.Reason?.InnerException,
            ],
            ErrorsOf(shell),
            host.Text,
            emulator.Requests);
    }

    private static IReadOnlyList<ErrorRecord> ErrorsOf(ModuleShell shell)
        => [
            .. shell.Run("$Error | Out-Default; $Error").Output
                .Select(item => item.BaseObject as ErrorRecord ?? ((IContainsErrorRecord)item.BaseObject).ErrorRecord),
        ];
}
