namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class UpdateFaultTests : FaultTests
{
    private protected override string Verb => "Update";
}
