using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using Microsoft.PowerShell;

namespace KmsSandbox;

/// <summary>A session of the hosted engine with the module imported. Ctrl+C stops the command that runs in it.</summary>
internal sealed class HostedSession : IDisposable
{
    // A pipeline that is not for the history puts $? back to what it was before.
    private static readonly PSInvocationSettings _asTyped = new() { AddToHistory = true };

    private readonly Lock _lock = new();
    private readonly SandboxHost _host = new();
    private readonly ManualResetEventSlim _interrupted = new();
    private readonly Runspace _runspace;
    private readonly PosixSignalRegistration _interrupt;
    private PowerShell? _running;

    private HostedSession(string manifest)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(manifest);
        if (OperatingSystem.IsWindows())
        {
            // The module may have been downloaded as source and built here.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
    }

    /// <summary>The exit code of a script's <c>exit</c>; null until there was one.</summary>
    public int? ExitCode => _host.ExitCode;

    public static HostedSession Open()
    {
        string manifest = BuiltModule.FindManifest();

        // Modules installed for PowerShell itself need assemblies that are not here.
        Environment.SetEnvironmentVariable("PSModulePath", Path.GetFullPath("../..", Path.GetDirectoryName(manifest)!));
        return new HostedSession(manifest);
    }

    /// <summary>Runs a script, its output and errors going to the console.</summary>
    /// <returns>Whether its last statement succeeded.</returns>
    public bool Execute(string script)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            lock (_lock)
            {
                _running = shell;
            }

            shell.Invoke(null, _asTyped);
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException error)
        {
            Show(error);
            return false;
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }

        return _runspace.SessionStateProxy.GetVariable("?") is true;
    }

    /// <summary>Takes what was run so far, which nobody typed, out of the history.</summary>
    public void ForgetHistory()
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddCommand("Clear-History").Invoke();
    }

    /// <summary>What the session's prompt function gives.</summary>
    public string Prompt()
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        try
        {
            return string.Concat(shell.AddScript("prompt").Invoke());
        }
        catch (RuntimeException)
        {
            // The user has redefined it, and it fails.
            return "PS> ";
        }
    }

    /// <summary>Whether Ctrl+C was pressed since this was last asked.</summary>
    /// <param name="patience">How long to wait for it.</param>
    public bool TakeInterrupt(TimeSpan patience)
    {
        bool interrupted = _interrupted.Wait(patience);
        _interrupted.Reset();
        return interrupted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _runspace.Dispose();
        _interrupted.Dispose();
    }

    private void Show(RuntimeException error)
    {
        if (error is IncompleteParseException)
        {
            // It has no position, and PowerShell's view of it is an empty line.
            _host.Console.WriteErrorLine(error.Message);
            return;
        }

        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default");
        _host.Console.WriteAsError(() => shell.Invoke(new[] { error.ErrorRecord }));
    }

    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _interrupted.Set();
        lock (_lock)
        {
            _running?.BeginStop(null, null);
        }
    }
}
