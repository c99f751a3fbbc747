using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;

namespace KmsCustomKeyStore.Tests.Explanations;

public sealed class StateAdviceTests
{
    private const string Connect = "ConnectCustomKeyStore";
    private const string Disconnect = "DisconnectCustomKeyStore";
    private const string Update = "UpdateCustomKeyStore";
    private const string Delete = "DeleteCustomKeyStore";

    /// <summary>Operation, state, and the command that helps.</summary>
    public static TheoryData<string, string, string> Advice { get; } = new()
    {
        { Connect, "FAILED", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Connect, "FAILED", "Connect-KMSCustomKeyStore cks-1 -Force -Wait" },
        { Connect, "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1 -ConnectionState DISCONNECTED" },
        { Connect, "DISCONNECTING", "Connect-KMSCustomKeyStore cks-1 -Force -Wait" },
        { Disconnect, "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1 -ConnectionState DISCONNECTED" },
        { Update, "CONNECTED", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Update, "CONNECTING", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Update, "FAILED", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Update, "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1 -ConnectionState DISCONNECTED, then try again" },
        { Delete, "CONNECTED", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Delete, "CONNECTING", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Delete, "FAILED", "Disconnect-KMSCustomKeyStore cks-1 -Wait" },
        { Delete, "DISCONNECTING", "Wait-KMSCustomKeyStore cks-1 -ConnectionState DISCONNECTED, then try again" },
    };

    /// <summary>States that allow the operation: the store came to them after it was refused.</summary>
    public static TheoryData<string, string> Overtaken { get; } = new()
    {
        { Connect, "CONNECTED" },
        { Connect, "CONNECTING" },
        { Connect, "DISCONNECTED" },
        { Disconnect, "CONNECTED" },
        { Disconnect, "CONNECTING" },
        { Disconnect, "FAILED" },
        { Update, "DISCONNECTED" },
        { Delete, "DISCONNECTED" },
    };

    [Theory]
    [InlineData(ErrorIds.CustomKeyStoreInvalidState, "FAILED", true)]
    [InlineData(ErrorIds.CustomKeyStoreInvalidState, "DISCONNECTING", true)]
    [InlineData(ErrorIds.CustomKeyStoreInvalidState, "CONNECTED", false)]
    [InlineData(ErrorIds.CustomKeyStoreInvalidState, "DISCONNECTED", true)]
    [InlineData(ErrorIds.CustomKeyStoreInvalidState, null, false)]
    [InlineData("AccessDenied", "FAILED", false)]
    public void Disconnecting_first_helps_where_the_state_forbids_a_connection(string id, string? state, bool helps)
        => Assert.Equal(helps, StateAdvice.CanReconnect(new KmsException(id, "m") { ConnectionState = state }));

    [Theory]
    [MemberData(nameof(Advice))]
    public void The_message_says_the_state_and_the_remedy_a_command(string operation, string state, string command)
    {
        var advice = Explain(operation, new() { ConnectionState = state });

        Assert.StartsWith(
            $"{operation} of 'a' (cks-1) in eu-west-1 was refused: the key store is {state}. ", advice.Message, StringComparison.Ordinal);
        Assert.Contains("DISCONNECT", advice.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(command, advice.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Overtaken))]
    public void A_state_that_would_allow_it_is_to_be_tried_again(string operation, string state)
    {
        var advice = Explain(operation, new() { ConnectionState = state });

        Assert.Contains($"the key store is {state}. ", advice.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Disconnect it first", advice.Remedy, StringComparison.Ordinal);
        Assert.Contains("Get-KMSCustomKeyStore cks-1", advice.Remedy, StringComparison.Ordinal);
        Assert.Contains("again", advice.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "CONNECTED",
        "can be changed now, all else when it is DISCONNECTED.",
        "Change only those, or disconnect it first: Disconnect-KMSCustomKeyStore cks-1 -Wait.")]
    [InlineData(
        "CONNECTING",
        "can be changed when it is CONNECTED, all else when it is DISCONNECTED.",
        "Wait-KMSCustomKeyStore cks-1, or have the other, Disconnect-KMSCustomKeyStore cks-1 -Wait;")]
    public void An_external_store_need_not_be_disconnected_for_every_update(string state, string meaning, string remedy)
    {
        var store = new CustomKeyStore { ConnectionState = state, CustomKeyStoreType = "EXTERNAL_KEY_STORE" };

        Assert.EndsWith(meaning, Explain(Update, store).Message, StringComparison.Ordinal);
        Assert.Contains(remedy, Explain(Update, store).Remedy, StringComparison.Ordinal);
        Assert.EndsWith("That takes a key store that is DISCONNECTED.", Explain(Delete, store).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "CONNECTED",
        "Its name can be changed now, all else when it is DISCONNECTED.",
        "Change the name alone, or disconnect it first: Disconnect-KMSCustomKeyStore cks-1 -Wait.")]
    [InlineData(
        "CONNECTING",
        "Its name can be changed when it is CONNECTED, all else when it is DISCONNECTED.",
        "Wait-KMSCustomKeyStore cks-1, or have the other, Disconnect-KMSCustomKeyStore cks-1 -Wait;")]
    [InlineData(
        "FAILED", "That takes a key store that is DISCONNECTED.", "Disconnect it first: Disconnect-KMSCustomKeyStore cks-1 -Wait.")]
    public void A_CloudHSM_store_need_not_be_disconnected_for_another_name(string state, string meaning, string remedy)
    {
        var store = new CustomKeyStore { ConnectionState = state, CustomKeyStoreType = "AWS_CLOUDHSM" };

        Assert.EndsWith(meaning, Explain(Update, store).Message, StringComparison.Ordinal);
        Assert.Contains(remedy, Explain(Update, store).Remedy, StringComparison.Ordinal);
        Assert.EndsWith("That takes a key store that is DISCONNECTED.", Explain(Delete, store).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_disconnected_need_not_be()
    {
        var advice = Explain(Disconnect, new() { ConnectionState = "DISCONNECTED" });

        Assert.EndsWith("There is nothing to disconnect.", advice.Message, StringComparison.Ordinal);
        Assert.Equal("Nothing is to be done.", advice.Remedy);
    }

    [Fact]
    public void A_failed_store_is_told_of_with_its_code_and_what_to_do_about_it()
    {
        var store = new CustomKeyStore
        {
            ConnectionState = "FAILED",
            ConnectionErrorCode = "USER_LOCKED_OUT",
            CustomKeyStoreType = "AWS_CLOUDHSM",
        };

        var advice = Explain(Connect, store);

        Assert.Contains("the key store is FAILED (USER_LOCKED_OUT).", advice.Message, StringComparison.Ordinal);
        Assert.StartsWith(store.ConnectionErrorRemedy!, advice.Remedy, StringComparison.Ordinal);
        Assert.Equal(("FAILED", "USER_LOCKED_OUT"), (advice.ConnectionState, advice.ConnectionErrorCode));
    }

    [Fact]
    public void A_failed_store_without_a_code_is_told_of_as_well()
        => Assert.StartsWith("The commands: ", Explain(Connect, new() { ConnectionState = "FAILED" }).Remedy, StringComparison.Ordinal);

    [Fact]
    public void What_the_service_said_is_kept()
    {
        var advice = Explain(Update, new() { ConnectionState = "CONNECTED" });

        Assert.Equal(
            (ErrorIds.CustomKeyStoreInvalidState, "CustomKeyStoreInvalidStateException", "request-1", 400, "cause"),
            (advice.ErrorId, advice.ErrorCode, advice.RequestId, advice.HttpStatusCode, advice.InnerException!.Message));
    }

    private static KmsException Explain(string operation, CustomKeyStore store)
    {
        (store.CustomKeyStoreId, store.CustomKeyStoreName, store.Region) = ("cks-1", "a", "eu-west-1");
        return StateAdvice.Explain(
            new KmsException(ErrorIds.CustomKeyStoreInvalidState, "m", new InvalidOperationException("cause"))
            {
                ErrorCode = "CustomKeyStoreInvalidStateException",
                Operation = operation,
                RequestId = "request-1",
                HttpStatusCode = 400,
            },
            store);
    }
}
