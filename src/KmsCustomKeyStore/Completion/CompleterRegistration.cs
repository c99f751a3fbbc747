using System.Management.Automation;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// Registers the completers of regions, profiles and stores when the module is imported, for our commands by name: another AWS
/// module registers its own for every command, and the shell asks those before the ones that a parameter declares.
/// </summary>
public sealed class CompleterRegistration : IModuleAssemblyInitializer
{
    private const string Script = """
        $complete = @{ CommandName = foreach ($verb in 'Get', 'New', 'Connect', 'Disconnect', 'Update', 'Remove', 'Wait', 'Test') { "$verb-KMSCustomKeyStore" } }
        Register-ArgumentCompleter @complete -ParameterName Region -ScriptBlock {
            [KmsCustomKeyStore.Completion.AwsNames]::Regions($args[2])
        }
        Register-ArgumentCompleter @complete -ParameterName ProfileName -ScriptBlock {
            [KmsCustomKeyStore.Completion.AwsNames]::Profiles($args[2], $args[4])
        }
        Register-ArgumentCompleter -CommandName ($complete.CommandName -ne 'New-KMSCustomKeyStore') -ParameterName CustomKeyStoreId -ScriptBlock {
            [KmsCustomKeyStore.Completion.KeyStoreNames]::Ids($args[0], $args[2], $args[4])
        }
        Register-ArgumentCompleter -CommandName Get-KMSCustomKeyStore, Test-KMSCustomKeyStore -ParameterName CustomKeyStoreName -ScriptBlock {
            [KmsCustomKeyStore.Completion.KeyStoreNames]::Names($args[0], $args[2], $args[4])
        }
        Register-ArgumentCompleter -CommandName Update-KMSCustomKeyStore -ParameterName CloudHsmClusterId -ScriptBlock {
            [KmsCustomKeyStore.Completion.KeyStoreNames]::Clusters($args[0], $args[2], $args[4])
        }
        """;

    /// <inheritdoc/>
    public void OnImport()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(Script, useLocalScope: true).Invoke();
    }
}
