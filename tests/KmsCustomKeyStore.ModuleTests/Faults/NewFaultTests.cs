namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class NewFaultTests : FaultTests
{
    private protected override string Verb => "New";
}
