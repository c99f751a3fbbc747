using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class KeyStoreFinderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_is_found_by_its_id_or_else_by_its_name()
    {
        var store = new CustomKeyStore();
        var service = new ScriptedService(Page(store), Page(store));

        Assert.Same(store, await service.FindAsync(new KeyStoreReference("cks-1", "a"), Token));
        Assert.Same(store, await service.FindAsync(new KeyStoreReference(null, "a"), Token));
        Assert.Equal(
            [("cks-1", null), (null, "a")], service.Asked.Select(request => (request.CustomKeyStoreId, request.CustomKeyStoreName)));
    }

    [Fact]
    public async Task A_page_without_the_store_says_that_it_is_not_there()
    {
        var service = new ScriptedService(Page());

        var failure = await Assert.ThrowsAsync<KmsException>(() => service.FindAsync(new KeyStoreReference(null, "a"), Token));

        Assert.Equal((ErrorIds.CustomKeyStoreNotFound, "a"), (failure.ErrorId, failure.Target));
    }

    private static DescribeCustomKeyStoresResponse Page(params CustomKeyStore[] stores) => new() { CustomKeyStores = stores };
}
