namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class DisconnectFaultTests : FaultTests
{
    private protected override string Verb => "Disconnect";
}
