using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>A session of the engine with the built module imported, and an endpoint and keys as default parameters.</summary>
internal sealed class ModuleShell : IDisposable
{
    public const string AccessKey = "AKIDMODULETESTS";
    public const string SecretKey = "canary-of-the-secret-key";

    // Far above what any script takes, on a machine under load too.
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(3);

    private readonly Runspace _runspace;

    /// <param name="endpoint">Where requests go; null leaves connection parameters to the script.</param>
    /// <param name="host">Where Out-Default writes; null for nowhere.</param>
    /// <param name="before">A script that runs before the module is imported.</param>
    public ModuleShell(Uri? endpoint, PSHost? host = null, string? before = null)
    {
        var state = InitialSessionState.CreateDefault2();
        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        if (before is not null)
        {
            Run(before).Clean();
        }

        Run($"Import-Module '{BuiltModule.Manifest}'").Clean();
        if (endpoint is not null)
        {
            Run($$"""
                $PSDefaultParameterValues = @{
                    '*-KMSCustomKeyStore:EndpointUrl' = '{{endpoint}}'; '*-KMSCustomKeyStore:Region' = 'eu-west-1'
                    '*-KMSCustomKeyStore:AccessKey' = '{{AccessKey}}'; '*-KMSCustomKeyStore:SecretKey' = '{{SecretKey}}'
                }
                """).Clean();
        }
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script; <c>$args</c> holds the arguments.</param>
    /// <param name="arguments">What the script is given.</param>
    public ShellResult Run(string script, params object?[] arguments)
    {
        using var shell = Start(script, arguments);
        bool isEnded = false;
        using var bound = new Timer(
            _ =>
            {
                isEnded = true;
                shell.BeginStop(null, null);
            },
            null,
            _bound,
            Timeout.InfiniteTimeSpan);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException failure)
        {
            terminating = failure.ErrorRecord;
        }

        Assert.False(isEnded, $"It did not end within {_bound}: {script}");
        return new ShellResult(
            [.. output],
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            terminating)
        {
            Debug = [.. shell.Streams.Debug.Select(record => record.Message)],
            Information = [.. shell.Streams.Information.Select(record => record.ToString())],
            Progress = [.. shell.Streams.Progress],
        };
    }

    /// <summary>Runs a script in which an error that ends a command ends the script; one that does not is only reported.</summary>
    public ShellResult RunOrThrow(string script, params object?[] arguments) => Run($"try {{ {script} }} catch {{ throw }}", arguments);

    /// <summary>A script that is ready to be run, for a test that has to watch or stop it.</summary>
    public PowerShell Start(string script, params object?[] arguments)
    {
        var shell = PowerShell.Create(_runspace).AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    public void Dispose() => _runspace.Dispose();
}
