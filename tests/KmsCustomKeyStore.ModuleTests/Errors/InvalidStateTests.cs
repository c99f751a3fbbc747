using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Errors;

/// <summary>A change that a store's state does not allow: the error says which state it is, and the way out of it.</summary>
public sealed class InvalidStateTests : KeyStoreTest
{
    [Theory]
    [InlineData(
        "Connect-KMSCustomKeyStore",
        "FAILED",
        "Disconnect-KMSCustomKeyStore cks-1disconnected -Wait|Connect-KMSCustomKeyStore cks-1disconnected -Force -Wait")]
    [InlineData(
        "Connect-KMSCustomKeyStore",
        "DISCONNECTING",
        "Wait-KMSCustomKeyStore cks-1disconnected -ConnectionState DISCONNECTED|Connect-KMSCustomKeyStore cks-1disconnected -Force -Wait")]
    [InlineData("Disconnect-KMSCustomKeyStore", "DISCONNECTED", "Nothing is to be done")]
    [InlineData("Disconnect-KMSCustomKeyStore", "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1disconnected -ConnectionState DISCONNECTED")]
    [InlineData(
        "Update-KMSCustomKeyStore -KeyStorePassword newPassword", "CONNECTED", "Disconnect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData("Update-KMSCustomKeyStore -NewCustomKeyStoreName new", "FAILED", "Disconnect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData(
        "Update-KMSCustomKeyStore -NewCustomKeyStoreName new",
        "DISCONNECTING",
        "Wait-KMSCustomKeyStore cks-1disconnected -ConnectionState DISCONNECTED")]
    [InlineData("Remove-KMSCustomKeyStore -Force", "CONNECTED", "Disconnect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData("Remove-KMSCustomKeyStore -Force", "CONNECTING", "Disconnect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData(
        "Remove-KMSCustomKeyStore -Force", "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1disconnected -ConnectionState DISCONNECTED")]
    public void The_error_has_the_state_and_the_commands_that_help(string command, string state, string help)
    {
        string? code = state == "FAILED" ? "USER_LOCKED_OUT" : null;
        Emulator.Stores.Replace(TestStores.Disconnected with { ConnectionState = state, ConnectionErrorCode = code });

        var error = AssertError(
            "CustomKeyStoreInvalidState",
            ErrorCategory.InvalidOperation,
            "cks-1disconnected",
            Shell.Run($"'cks-1disconnected' | {command}"));

        Assert.Equal(state, ExceptionValue(error, "ConnectionState"));
        Assert.Equal(code, ExceptionValue(error, "ConnectionErrorCode"));
        Assert.Equal("CustomKeyStoreInvalidStateException", ExceptionValue(error, "ErrorCode"));
        Assert.Contains(
            $"'archive-hsm' (cks-1disconnected) in eu-west-1 was refused: the key store is {(code is null ? state : $"{state} ({code})")}.",
            error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.All(help.Split('|'), text => Assert.Contains(text, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ConnectCustomKeyStore", "Connect-KMSCustomKeyStore", "DISCONNECTED")]
    [InlineData("ConnectCustomKeyStore", "Connect-KMSCustomKeyStore", "CONNECTED")]
    [InlineData("DisconnectCustomKeyStore", "Disconnect-KMSCustomKeyStore", "CONNECTED")]
    [InlineData("UpdateCustomKeyStore", "Update-KMSCustomKeyStore -KeyStorePassword newPassword", "DISCONNECTED")]
    [InlineData("DeleteCustomKeyStore", "Remove-KMSCustomKeyStore -Force", "DISCONNECTED")]
    public void A_state_that_has_changed_meanwhile_is_not_blamed(string operation, string command, string state)
    {
        Emulator.Stores.Replace(TestStores.Disconnected with { ConnectionState = state });
        Emulator.Faults.Add(new Fault { Operation = operation, Error = "CustomKeyStoreInvalidStateException" });

        var error = AssertError(
            "CustomKeyStoreInvalidState",
            ErrorCategory.InvalidOperation,
            "cks-1disconnected",
            Shell.Run($"'cks-1disconnected' | {command}"));

        Assert.Contains("changed", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Disconnect-KMSCustomKeyStore", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
