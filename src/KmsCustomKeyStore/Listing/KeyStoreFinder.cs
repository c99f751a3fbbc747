using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>Finds the one key store that a user means.</summary>
internal static class KeyStoreFinder
{
    /// <summary>The store as KMS describes it: by its id, or by its name where no id is known.</summary>
    /// <exception cref="KmsException">It does not exist, or the request failed.</exception>
    public static async Task<CustomKeyStore> FindAsync(this ICustomKeyStoreService service, KeyStoreReference store, CancellationToken cancellationToken)
    {
        var request = new DescribeCustomKeyStoresRequest
        {
            CustomKeyStoreId = store.Id,
            CustomKeyStoreName = store.Id is null ? store.Name : null,
        };
        var page = await service.DescribeCustomKeyStoresAsync(request, cancellationToken).ConfigureAwait(false);
        return page.CustomKeyStores.Count > 0 ? page.CustomKeyStores[0] : throw KeyStoreErrors.NotFound(store.Id, store.Name, service.Region);
    }
}
