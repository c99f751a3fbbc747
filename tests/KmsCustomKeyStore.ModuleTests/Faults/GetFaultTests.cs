namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class GetFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Get";
}
