namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class WaitFaultTests : FaultTests
{
    private protected override string Verb => "Wait";
}
