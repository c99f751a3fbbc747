using System.Management.Automation;

namespace KmsCustomKeyStore.Loading;

/// <summary>Forgets clients and credentials when the module is removed from a session.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AwsAdapter.Forget();
}
