namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class RemoveFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Remove";
}
