using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Waiting until stores are in a state.</summary>
public sealed class WaitKmsCustomKeyStoreTests : KeyStoreTest
{
    [Theory]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected; Wait-KMSCustomKeyStore cks-1disconnected", "CONNECTED")]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected -PassThru | Wait-KMSCustomKeyStore", "CONNECTED")]
    [InlineData("Wait-KMSCustomKeyStore cks-4connected", "CONNECTED")]
    [InlineData(
        "Disconnect-KMSCustomKeyStore cks-4connected; Wait-KMSCustomKeyStore cks-4connected -ConnectionState DISCONNECTED", "DISCONNECTED")]
    [InlineData("Disconnect-KMSCustomKeyStore cks-4connected; Wait-KMSCustomKeyStore cks-4connected -State disconnected", "DISCONNECTED")]
    [InlineData("Wait-KMSCustomKeyStore cks-5failed -ConnectionState FAILED", "FAILED")]
    [InlineData("Wait-KMSCustomKeyStore cks-5failed -ConnectionState CONNECTED, FAILED", "FAILED")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'payments-hsm' } | Wait-KMSCustomKeyStore", "CONNECTED")]
    public void A_store_is_written_when_it_is_in_the_state(string script, string state)
    {
        var store = Assert.Single(Shell.Run(script).Clean().Output);

        Assert.Equal("KmsCustomKeyStore.CustomKeyStore", store.BaseObject.GetType().FullName);
        Assert.Equal(state, store.Properties["ConnectionState"].Value);
    }

    [Theory]
    [InlineData("USER_LOCKED_OUT", "AWS_CLOUDHSM")]
    [InlineData("INVALID_CREDENTIALS", "AWS_CLOUDHSM")]
    [InlineData("INVALID_CREDENTIALS", "EXTERNAL_KEY_STORE")]
    [InlineData("XKS_PROXY_TIMED_OUT", "EXTERNAL_KEY_STORE")]
    [InlineData("SOMETHING_NEW", "AWS_CLOUDHSM")]
    public void A_store_that_has_failed_ends_the_wait_at_once_with_the_reason_and_its_remedy(string code, string type)
    {
        Emulator.Stores.Replace(TestStores.Failed with { ConnectionErrorCode = code, CustomKeyStoreType = type });

        var error = AssertError(
            "CustomKeyStoreFailed", ErrorCategory.ConnectionError, "cks-5failed", Shell.Run("Wait-KMSCustomKeyStore cks-5failed"));

        Assert.Single(Emulator.Requests);
        var store = Assert.Single(Shell.Run("Get-KMSCustomKeyStore cks-5failed").Clean().Output);
        Assert.Equal(
            $"The custom key store 'treasury-hsm' (cks-5failed) in eu-west-1 could not be connected: FAILED ({code}). "
            + $"{store.Properties["ConnectionErrorMeaning"].Value}",
            error.ErrorDetails.Message);
        Assert.Equal(store.Properties["ConnectionErrorRemedy"].Value, error.ErrorDetails.RecommendedAction);
        Assert.Equal("FAILED", ExceptionValue(error, "ConnectionState"));
        Assert.Equal(code, ExceptionValue(error, "ConnectionErrorCode"));
        Assert.Equal("eu-west-1", ExceptionValue(error, "Region"));
    }

    [Theory]
    [InlineData("Wait-KMSCustomKeyStore cks-6connecting -TimeoutSec 1", "CONNECTED", "CONNECTING")]
    [InlineData("Connect-KMSCustomKeyStore cks-6connecting -Wait -TimeoutSec 1 -PassThru", "CONNECTED", "CONNECTING")]
    [InlineData(
        "Wait-KMSCustomKeyStore cks-6connecting -TimeoutSec 1 -ConnectionState DISCONNECTED, DISCONNECTING",
        "DISCONNECTED or DISCONNECTING",
        "CONNECTING")]
    public void A_wait_that_takes_too_long_says_which_state_the_store_was_left_in(string script, string wanted, string state)
    {
        var result = Shell.Run(script);

        var error = AssertError("WaitTimedOut", ErrorCategory.OperationTimeout, "cks-6connecting", result);
        Assert.Equal(
            $"After 1 second the custom key store 'loans-hsm' (cks-6connecting) in eu-west-1 is not {wanted}: it is {state}.",
            error.ErrorDetails.Message);
        Assert.Equal(state, ExceptionValue(error, "ConnectionState"));
        Assert.Contains("-TimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_store_that_is_removed_meanwhile_ends_the_wait()
    {
        int asked = 0;
        Emulator.Intercept = (_, _) =>
        {
            if (++asked == 2)
            {
                Emulator.Stores.Remove("cks-6connecting");
            }

            return Task.FromResult<RawReply?>(null);
        };

        AssertError(
            "CustomKeyStoreNotFound", ErrorCategory.ObjectNotFound, "cks-6connecting", Shell.Run("Wait-KMSCustomKeyStore cks-6connecting"));
    }

    [Fact]
    public void One_store_that_fails_leaves_the_others_their_wait()
    {
        var result = Shell.Run(
            "Connect-KMSCustomKeyStore cks-1disconnected; 'cks-5failed', 'cks-gone', 'cks-1disconnected' | Wait-KMSCustomKeyStore");

        Assert.Equal(["archive-hsm"], result.Names);
        Assert.Equal(
            ["CustomKeyStoreFailed cks-5failed", "CustomKeyStoreNotFound cks-gone"],
            result.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {error.TargetObject}").Order());
    }

    [Theory]
    [InlineData("CONECTED")]
    [InlineData("*")]
    public void A_state_that_there_is_none_of_is_refused(string state)
    {
        var result = Shell.RunOrThrow("Wait-KMSCustomKeyStore cks-4connected -ConnectionState CONNECTED, $args[0]", state);

        Assert.Equal("InvalidValue", result.ErrorId);
        Assert.Equal(state, result.Error.TargetObject);
        Assert.Contains(
            "CONNECTED, CONNECTING, FAILED, DISCONNECTED, DISCONNECTING", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("ThrottlingException", 0)]
    [InlineData("KMSInternalException", 1)]
    public void A_poll_that_fails_for_a_passing_reason_is_waited_out(string error, int retries)
    {
        Emulator.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = error });

        Assert.Equal(["payments-hsm"], Shell.Run($"Wait-KMSCustomKeyStore cks-4connected -MaximumRetryCount {retries}").Clean().Names);
        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Theory]
    [InlineData("Wait-KMSCustomKeyStore cks-4connected")]
    [InlineData("Wait-KMSCustomKeyStore cks-4connected -MaximumRetryCount 0")]
    [InlineData("Wait-KMSCustomKeyStore cks-4connected -MaximumRetryCount 3")]
    [InlineData("Get-KMSCustomKeyStore cks-4connected -MaximumRetryCount 0")]
    public void A_wrong_clock_is_corrected_whatever_the_retries(string script)
    {
        Emulator.Faults.Add(new Fault { Kind = FaultKind.ClockSkew, Count = 1 });

        Assert.Equal(["payments-hsm"], Shell.Run(script).Clean().Names);
        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Fact]
    public void A_clock_that_stays_wrong_is_an_error()
    {
        Emulator.Faults.Add(new Fault { Kind = FaultKind.ClockSkew, Count = 9 });

        AssertError(
            "InvalidSignature",
            ErrorCategory.AuthenticationError,
            "cks-4connected",
            Shell.Run("Wait-KMSCustomKeyStore cks-4connected -MaximumRetryCount 3"));
        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Fact]
    public void A_poll_that_fails_more_often_than_retries_are_allowed_is_an_error()
    {
        Emulator.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = "KMSInternalException", Count = 9 });

        AssertError(
            "KMSInternal",
            ErrorCategory.ResourceUnavailable,
            "cks-4connected",
            Shell.Run("Wait-KMSCustomKeyStore cks-4connected -MaximumRetryCount 1"));
        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Fact]
    public void The_bar_of_a_wait_that_came_to_nothing_goes_too()
    {
        var result = Shell.Run("Wait-KMSCustomKeyStore cks-6connecting -TimeoutSec 1");

        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Single(result.Progress, record => record.RecordType == ProgressRecordType.Completed);
    }

    [Fact]
    public void One_bad_record_does_not_end_the_wait_for_others()
    {
        var result = Shell.Run(
            "'cks-4connected', 'no-such-id', 'cks-1disconnected' | Wait-KMSCustomKeyStore -ConnectionState CONNECTED, DISCONNECTED");

        AssertError("CustomKeyStoreNotFound", ErrorCategory.ObjectNotFound, "no-such-id", result);
        Assert.Equal(["archive-hsm", "payments-hsm"], result.Names.Order());
    }
}
