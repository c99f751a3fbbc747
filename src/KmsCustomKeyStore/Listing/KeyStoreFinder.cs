using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>Finds a single key store.</summary>
internal static class KeyStoreFinder
{
    /// <summary>Finds a store by its id, or by its name if the id is not known.</summary>
    /// <exception cref="KmsException">The store does not exist, or the request failed.</exception>
    public static async Task<CustomKeyStore> FindAsync(
        this ICustomKeyStoreService service, KeyStoreReference store, CancellationToken cancellationToken)
    {
        var request = new DescribeCustomKeyStoresRequest
        {
            CustomKeyStoreId = store.Id,
            CustomKeyStoreName = store.Id is null ? store.Name : null,
        };
        var page = await service.DescribeCustomKeyStoresAsync(request, cancellationToken).ConfigureAwait(false);
        return page.CustomKeyStores.Count > 0
            ? page.CustomKeyStores[0]
            : throw KeyStoreErrors.NotFound(store.Id, store.Name, service.Region);
    }
}
