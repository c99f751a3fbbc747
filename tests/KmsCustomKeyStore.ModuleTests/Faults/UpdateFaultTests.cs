namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class UpdateFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Update";
}
