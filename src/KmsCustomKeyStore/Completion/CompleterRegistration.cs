using System.Management.Automation;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// Registers the completers of regions and profiles when the module is imported, for each of the module's commands: another
/// AWS module registers its own for every command, and the shell asks those before the ones that a parameter declares.
/// </summary>
public sealed class CompleterRegistration : IModuleAssemblyInitializer
{
    private static readonly string[] _commands =
    [
        "Get-KMSCustomKeyStore", "New-KMSCustomKeyStore", "Connect-KMSCustomKeyStore", "Disconnect-KMSCustomKeyStore",
        "Update-KMSCustomKeyStore", "Remove-KMSCustomKeyStore", "Wait-KMSCustomKeyStore", "Test-KMSCustomKeyStore",
    ];

    /// <inheritdoc/>
    public void OnImport()
    {
        // Commands, and no script, which would have to be compiled: it is felt at import.
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        Register(shell, "Region", "[KmsCustomKeyStore.Completion.RegionAndProfileCompletions]::Regions($args[2])");
        Register(shell, "ProfileName", "[KmsCustomKeyStore.Completion.RegionAndProfileCompletions]::Profiles($args[2], $args[4])");
        shell.Invoke();
    }

    private static void Register(PowerShell shell, string parameter, string script)
        => shell.AddStatement().AddCommand("Register-ArgumentCompleter")
            .AddParameter("CommandName", _commands)
            .AddParameter("ParameterName", parameter)
            .AddParameter("ScriptBlock", ScriptBlock.Create(script));
}
