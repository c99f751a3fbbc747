namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class WaitFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Wait";
}
