namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class DisconnectFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Disconnect";
}
