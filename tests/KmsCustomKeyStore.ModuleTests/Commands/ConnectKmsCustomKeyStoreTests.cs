using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Connecting a key store: waiting for it, its errors, and what has to be disconnected first.</summary>
public sealed class ConnectKmsCustomKeyStoreTests : KeyStoreTest
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

        AssertError(
            "CustomKeyStoreFailed",
            ErrorCategory.ConnectionError,
            "cks-5failed",
            Shell.Run("Connect-KMSCustomKeyStore cks-5failed -Force -Wait"));
        Assert.Equal(_reconnection, Changes.Select(request => request.Operation));
    }

    [Fact]
    public void Several_stores_of_all_states_end_connected()
    {
        var result = Shell.Run(
            "'cks-5failed', 'cks-1disconnected', 'cks-4connected' | Connect-KMSCustomKeyStore -Force -Wait -PassThru").Clean();

        Assert.Equal(["archive-hsm", "payments-hsm", "treasury-hsm"], result.Names.Order());
        Assert.All(result.All("ConnectionState"), state => Assert.Equal("CONNECTED", state));
    }

    [Fact]
    public void A_change_can_wait_for_its_end()
    {
        Assert.Empty(Shell.Run("Connect-KMSCustomKeyStore cks-1disconnected -Wait").Clean().Output);
        Assert.Equal("CONNECTED", Emulator.Stores.Find("cks-1disconnected")!.ConnectionState);
    }

    [Fact]
    public void A_connection_that_fails_is_an_error_of_the_command_that_waits_for_it()
    {
        Emulator.Stores.Replace(TestStores.Disconnected with { ConnectionOutcome = "USER_NOT_FOUND" });

        var result = Shell.Run("Connect-KMSCustomKeyStore cks-1disconnected -Wait -PassThru");

        var error = AssertError("CustomKeyStoreFailed", ErrorCategory.ConnectionError, "cks-1disconnected", result);
        Assert.Equal("CustomKeyStoreFailed,KmsCustomKeyStore.Commands.ConnectKmsCustomKeyStoreCommand", error.FullyQualifiedErrorId);
        Assert.Contains("FAILED (USER_NOT_FOUND)", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Progress_has_a_bar_for_each_store_that_shows_its_state_and_goes_in_the_end()
    {
        Emulator.Settings = Emulator.Settings with { ConnectingSeconds = 1.5 };

        var result = Shell.Run("'cks-1disconnected', 'cks-8external' | Connect-KMSCustomKeyStore -Wait").Clean();

        var bars = result.Progress.GroupBy(record => record.ActivityId).ToArray();
        Assert.Equal(
            ["Key store 'archive-hsm' (cks-1disconnected) in eu-west-1", "Key store 'partner-xks' (cks-8external) in eu-west-1"],
            bars.Select(bar => bar.Last().Activity).Order());
        Assert.All(bars, bar =>
        {
            Assert.StartsWith("CONNECTING after 0:0", bar.First().StatusDescription, StringComparison.Ordinal);
            Assert.StartsWith("CONNECTED after 0:0", bar.Last().StatusDescription, StringComparison.Ordinal);
            Assert.Contains("of at most 30:00", bar.Last().StatusDescription, StringComparison.Ordinal);
            Assert.Equal(
                [ProgressRecordType.Completed],
                bar.Select(record => record.RecordType).Where(type => type == ProgressRecordType.Completed));
            Assert.Equal(ProgressRecordType.Completed, bar.Last().RecordType);
        });
    }

    [Fact]
    public void A_command_that_its_first_error_ends_leaves_no_bar()
    {
        Emulator.Settings = Emulator.Settings with { ConnectingSeconds = 1.5 };
        Emulator.Stores.Replace(Emulator.Stores.Find("cks-1disconnected")! with { ConnectionOutcome = "NETWORK_ERRORS" });

        var result = Shell.Run("'cks-6connecting', 'cks-1disconnected' | Connect-KMSCustomKeyStore -Wait -ErrorAction Stop");

        Assert.StartsWith("CustomKeyStoreFailed,", result.Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
        var bars = result.Progress.GroupBy(record => record.ActivityId).ToArray();
        Assert.Equal(2, bars.Length);
        Assert.All(bars, bar => Assert.Equal(ProgressRecordType.Completed, bar.Last().RecordType));
    }

    [Fact]
    public void A_failed_store_s_own_remedy_is_part_of_the_action()
    {
        var store = Assert.Single(Shell.Run("Get-KMSCustomKeyStore cks-5failed").Clean().Output);

        var error = Shell.Run("Connect-KMSCustomKeyStore cks-5failed").Error;

        Assert.StartsWith(
            (string)store.Properties["ConnectionErrorRemedy"].Value, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_see_the_store_is_told_of_the_refusal_all_the_same()
    {
        Emulator.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = "AccessDeniedException" });

        var error = AssertError(
            "CustomKeyStoreInvalidState",
            ErrorCategory.InvalidOperation,
            "cks-5failed",
            Shell.Run("Connect-KMSCustomKeyStore cks-5failed"));

        Assert.Null(ExceptionValue(error, "ConnectionState"));
    }
}
