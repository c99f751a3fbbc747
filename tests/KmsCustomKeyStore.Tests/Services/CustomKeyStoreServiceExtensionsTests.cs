using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Services;

public sealed class CustomKeyStoreServiceExtensionsTests
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
        var service = new ScriptedService(Refusal(), Page(new CustomKeyStore { CustomKeyStoreId = "cks-1", ConnectionState = "CONNECTED" }));

        var failure = await Assert.ThrowsAsync<KmsException>(() => ChangeAsync(service));

        Assert.Equal((ErrorIds.CustomKeyStoreInvalidState, "CONNECTED"), (failure.ErrorId, failure.ConnectionState));
        Assert.Equal("cks-1", Assert.Single(service.Asked).CustomKeyStoreId);
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

    [Fact]
    public async Task A_store_is_found_by_its_id_or_else_by_its_name()
    {
        var store = new CustomKeyStore();
        var service = new ScriptedService(Page(store), Page(store));

        Assert.Same(store, await service.FindAsync(new KeyStoreReference("cks-1", "a"), Token));
        Assert.Same(store, await service.FindAsync(new KeyStoreReference(null, "a"), Token));
        Assert.Equal([("cks-1", null), (null, "a")], service.Asked.Select(request => (request.CustomKeyStoreId, request.CustomKeyStoreName)));
    }

    [Fact]
    public async Task A_page_without_the_store_says_that_it_is_not_there()
    {
        var service = new ScriptedService(Page());

        var failure = await Assert.ThrowsAsync<KmsException>(() => service.FindAsync(new KeyStoreReference(null, "a"), Token));

        Assert.Equal((ErrorIds.CustomKeyStoreNotFound, "a"), (failure.ErrorId, failure.Target));
    }

    private static Task<CustomKeyStoreOperationResponse> ChangeAsync(ScriptedService service)
        => service.ChangeAsync("cks-1", () => service.DeleteCustomKeyStoreAsync("cks-1", Token), Token);

    private static KmsException Refusal() => new(ErrorIds.CustomKeyStoreInvalidState, "m") { Operation = "DeleteCustomKeyStore" };

    private static DescribeCustomKeyStoresResponse Page(params CustomKeyStore[] stores) => new() { CustomKeyStores = stores };
}
