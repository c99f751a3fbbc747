namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class GetFaultTests : FaultTests
{
    private protected override string Verb => "Get";
}
