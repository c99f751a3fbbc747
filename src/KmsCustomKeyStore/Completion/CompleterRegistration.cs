using System.Management.Automation;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// Registers the completers of regions and profiles when the module is imported, for our command by name: another AWS
/// module registers its own for every command, and the shell asks those before the ones that a parameter declares.
/// </summary>
public sealed class CompleterRegistration : IModuleAssemblyInitializer
{
    private const string Script = """
        $complete = @{ CommandName = 'Get-KMSCustomKeyStore' }
        Register-ArgumentCompleter @complete -ParameterName Region -ScriptBlock {
            [KmsCustomKeyStore.Completion.AwsNames]::Regions($args[2])
        }
        Register-ArgumentCompleter @complete -ParameterName ProfileName -ScriptBlock {
            [KmsCustomKeyStore.Completion.AwsNames]::Profiles($args[2], $args[4])
        }
        """;

    /// <inheritdoc/>
    public void OnImport()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(Script, useLocalScope: true).Invoke();
    }
}
