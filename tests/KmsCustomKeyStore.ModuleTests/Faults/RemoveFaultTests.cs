namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class RemoveFaultTests : FaultTests
{
    private protected override string Verb => "Remove";
}
