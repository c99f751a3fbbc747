using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Lifecycle;

/// <summary>Connecting a store that has to be disconnected first.</summary>
public sealed class ReconnectionTests : KeyStoreTest
{
    private static readonly string[] _reconnection = ["ConnectCustomKeyStore", "DisconnectCustomKeyStore", "ConnectCustomKeyStore"];

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore cks-5failed")]
    [InlineData("Connect-KMSCustomKeyStore cks-5failed -Force")]
    [InlineData("Connect-KMSCustomKeyStore cks-5failed -Wait")]
    public void A_failed_store_is_left_as_it_is_unless_both_are_said(string script)
    {
        var error = AssertError("CustomKeyStoreInvalidState", ErrorCategory.InvalidOperation, "cks-5failed", Shell.Run(script));

        Assert.Equal("FAILED", ExceptionValue(error, "ConnectionState"));
        Assert.Contains("Disconnect-KMSCustomKeyStore", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-Force -Wait", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["ConnectCustomKeyStore"], Changes.Select(request => request.Operation));
        Assert.Equal("FAILED", StateOf(TestStores.Failed));
    }

    [Fact]
    public void Force_and_Wait_disconnect_a_failed_store_first()
    {
        var store = Assert.Single(Shell.Run("Connect-KMSCustomKeyStore cks-5failed -Force -Wait -PassThru").Clean().Output);

        Assert.Equal("CONNECTED", store.Properties["ConnectionState"].Value);
        Assert.Equal(_reconnection, Changes.Select(request => request.Operation));
    }

    [Fact]
    public void A_store_that_is_being_disconnected_is_waited_for_and_connected()
    {
        Shell.Run("Disconnect-KMSCustomKeyStore cks-4connected; Connect-KMSCustomKeyStore cks-4connected -Force -Wait").Clean();

        Assert.Equal("CONNECTED", StateOf(TestStores.Connected));
        Assert.Equal("ConnectCustomKeyStore", Changes[^1].Operation);
    }

    [Theory]
    [InlineData("cks-1disconnected")]
    [InlineData("cks-4connected")]
    public void A_store_that_can_be_connected_is_not_disconnected(string id)
    {
        Shell.Run($"Connect-KMSCustomKeyStore {id} -Force -Wait").Clean();

        Assert.Equal(["ConnectCustomKeyStore"], Changes.Select(request => request.Operation));
    }

    [Fact]
    public void A_store_that_fails_again_is_an_error_and_not_tried_for_ever()
    {
        Emulator.Stores.Replace(TestStores.Failed with { ConnectionOutcome = "USER_LOCKED_OUT" });

        AssertError("CustomKeyStoreFailed", ErrorCategory.ConnectionError, "cks-5failed", Shell.Run("Connect-KMSCustomKeyStore cks-5failed -Force -Wait"));
        Assert.Equal(_reconnection, Changes.Select(request => request.Operation));
    }

    [Fact]
    public void Several_stores_of_all_states_end_connected()
    {
        var result = Shell.Run("'cks-5failed', 'cks-1disconnected', 'cks-4connected' | Connect-KMSCustomKeyStore -Force -Wait -PassThru").Clean();

        Assert.Equal(["archive-hsm", "payments-hsm", "treasury-hsm"], result.Names.Order());
        Assert.All(result.All("ConnectionState"), state => Assert.Equal("CONNECTED", state));
    }
}
