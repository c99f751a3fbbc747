namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class ConnectFaultTests : CmdletFaultTests
{
    private protected override string Verb => "Connect";
}
