namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class ConnectFaultTests : FaultTests
{
    private protected override string Verb => "Connect";
}
