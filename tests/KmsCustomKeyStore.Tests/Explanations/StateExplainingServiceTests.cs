using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Explanations;

public sealed class StateExplainingServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_is_made_asks_for_nothing_else()
    {
        var reply = new CustomKeyStoreOperationResponse();
        var service = new ScriptedService(reply);

        Assert.Same(reply, await ChangeAsync(service));
        Assert.Empty(service.Asked);
    }

    [Fact]
    public async Task A_refusal_for_the_state_is_explained_with_the_state()
    {
        var service = new ScriptedService(
            Refusal(), Page(new CustomKeyStore { CustomKeyStoreId = "cks-1", ConnectionState = "CONNECTED" }));

        var failure = await Assert.ThrowsAsync<KmsException>(() => ChangeAsync(service));

        Assert.Equal((ErrorIds.CustomKeyStoreInvalidState, "CONNECTED"), (failure.ErrorId, failure.ConnectionState));
        Assert.Equal("cks-1", Assert.Single(service.Asked).CustomKeyStoreId);
    }

    [Theory]
    [InlineData("Connect")]
    [InlineData("Disconnect")]
    [InlineData("Update")]
    [InlineData("Delete")]
    public async Task Every_change_of_a_store_is_explained(string change)
    {
        var answers = new ScriptedService(
            Refusal(), Page(new CustomKeyStore { CustomKeyStoreId = "cks-1", ConnectionState = "CONNECTING" }));
        var service = new StateExplainingService(answers);

        var failure = await Assert.ThrowsAsync<KmsException>(() => change switch
        {
            "Connect" => service.ConnectCustomKeyStoreAsync("cks-1", Token),
            "Disconnect" => service.DisconnectCustomKeyStoreAsync("cks-1", Token),
            "Update" => service.UpdateCustomKeyStoreAsync(new UpdateCustomKeyStoreRequest { CustomKeyStoreId = "cks-1" }, Token),
            _ => service.DeleteCustomKeyStoreAsync("cks-1", Token),
        });

        Assert.Equal("CONNECTING", failure.ConnectionState);
        Assert.StartsWith(change, Assert.Single(answers.Changes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_explained_is_kept()
    {
        var refusal = Refusal();
        var forbidden = new ScriptedService(refusal, new KmsException("AccessDenied", "m"));
        var gone = new ScriptedService(refusal, Page());

        Assert.Same(refusal, await Assert.ThrowsAsync<KmsException>(() => ChangeAsync(forbidden)));
        Assert.Same(refusal, await Assert.ThrowsAsync<KmsException>(() => ChangeAsync(gone)));
    }

    [Fact]
    public async Task Any_other_refusal_is_passed_on_without_a_question()
    {
        var refusal = new KmsException("AccessDenied", "m");
        var service = new ScriptedService(refusal);

        Assert.Same(refusal, await Assert.ThrowsAsync<KmsException>(() => ChangeAsync(service)));
        Assert.Empty(service.Asked);
    }

    private static Task<CustomKeyStoreOperationResponse> ChangeAsync(ScriptedService service)
        => new StateExplainingService(service).DeleteCustomKeyStoreAsync("cks-1", Token);

    private static KmsException Refusal() => new(ErrorIds.CustomKeyStoreInvalidState, "m") { Operation = "DeleteCustomKeyStore" };

    private static DescribeCustomKeyStoresResponse Page(params CustomKeyStore[] stores) => new() { CustomKeyStores = stores };
}
