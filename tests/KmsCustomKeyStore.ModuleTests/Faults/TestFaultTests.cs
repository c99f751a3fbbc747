namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class TestFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Test";
}
