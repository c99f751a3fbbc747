namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class NewFaultTests : CmdletFaultTests
{
    private protected override string Verb => "New";
}
