using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTestKit.Stopping;

/// <summary>A command of each cmdlet, for a test that stops them.</summary>
internal static class EachCmdlet
{
    public static TheoryData<string> Commands { get; } =
    [
        "Get-KMSCustomKeyStore",
        "Test-KMSCustomKeyStore",
        "Test-KMSCustomKeyStore -Quiet",
        KeyStoreTest.NewHsm,
        "Connect-KMSCustomKeyStore cks-1disconnected",
        "Connect-KMSCustomKeyStore cks-1disconnected -Wait",
        "Disconnect-KMSCustomKeyStore cks-4connected",
        "Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName another",
        "Remove-KMSCustomKeyStore cks-1disconnected -Force",
        "Wait-KMSCustomKeyStore cks-6connecting",
    ];
}
