namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class TestFaultTests : FaultTests
{
    private protected override string Verb => "Test";
}
