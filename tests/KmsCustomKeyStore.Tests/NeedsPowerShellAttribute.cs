using Xunit.v3;

namespace KmsCustomKeyStore.Tests;

/// <summary>
/// Marks what cannot be tested where System.Management.Automation is not: under Mono, and on .NET 8. There, the marked tests are
/// left out, and all others have to pass.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsPowerShellAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Needs", "PowerShell")];
}
