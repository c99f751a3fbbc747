using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Disconnecting a key store.</summary>
public sealed class DisconnectKmsCustomKeyStoreTests : KeyStoreTest
{
    [Fact]
    public void A_change_can_wait_for_its_end()
    {
        Assert.Empty(Shell.Run("Disconnect-KMSCustomKeyStore cks-4connected -Wait").Clean().Output);
        Assert.Equal("DISCONNECTED", Emulator.Stores.Find("cks-4connected")!.ConnectionState);
    }

    [Fact]
    public void A_failed_store_can_be_disconnected_and_loses_its_reason()
    {
        var store = Assert.Single(Shell.Run("Disconnect-KMSCustomKeyStore cks-5failed -Wait -PassThru").Clean().Output);

        Assert.Equal("DISCONNECTED", store.Properties["ConnectionState"].Value);
        Assert.Null(store.Properties["ConnectionErrorCode"].Value);
    }

    [Fact]
    public void A_wait_that_takes_too_long_says_which_state_the_store_was_left_in()
    {
        Emulator.Settings = Emulator.Settings with { DisconnectingSeconds = 600 };

        var error = AssertError(
            "WaitTimedOut",
            ErrorCategory.OperationTimeout,
            "cks-4connected",
            Shell.Run("Disconnect-KMSCustomKeyStore cks-4connected -Wait -TimeoutSec 1"));

        Assert.Equal("DISCONNECTING", ExceptionValue(error, "ConnectionState"));
    }
}
