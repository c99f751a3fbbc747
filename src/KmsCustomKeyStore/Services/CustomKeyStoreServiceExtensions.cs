using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Services;

/// <summary>What cmdlets do with one key store.</summary>
internal static class CustomKeyStoreServiceExtensions
{
    /// <summary>The store that is meant.</summary>
    /// <exception cref="KmsException">It is not there, or cannot be asked for.</exception>
    public static async Task<CustomKeyStore> FindAsync(this ICustomKeyStoreService service, KeyStoreReference store, CancellationToken cancellationToken)
    {
        var request = new DescribeCustomKeyStoresRequest { CustomKeyStoreId = store.Id, CustomKeyStoreName = store.Id is null ? store.Name : null };
        var page = await service.DescribeCustomKeyStoresAsync(request, cancellationToken).ConfigureAwait(false);
        return page.CustomKeyStores.Count > 0
            ? page.CustomKeyStores[0]
            : throw service.NotFound(store);
    }

    /// <summary>The error of a store that is not there.</summary>
    public static KmsException NotFound(this ICustomKeyStoreService service, KeyStoreReference store)
        => new(ErrorIds.CustomKeyStoreNotFound, KeyStoreText.NotFound(store.Id, store.Name, service.Region)) { Target = store.Asked };

    /// <summary>Makes a change; where the store's state forbids it, the error says which it is and what to do.</summary>
    /// <exception cref="KmsException">The change was refused, or could not be asked for.</exception>
    public static async Task<CustomKeyStoreOperationResponse> ChangeAsync(
        this ICustomKeyStoreService service, string customKeyStoreId, Func<Task<CustomKeyStoreOperationResponse>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await change().ConfigureAwait(false);
        }
        catch (KmsException refusal) when (refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState)
        {
            throw await ExplainAsync(service, customKeyStoreId, refusal, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<KmsException> ExplainAsync(ICustomKeyStoreService service, string customKeyStoreId, KmsException refusal, CancellationToken cancellationToken)
    {
        try
        {
            return StateAdvice.Explain(refusal, await service.FindAsync(new KeyStoreReference(customKeyStoreId), cancellationToken).ConfigureAwait(false));
        }
        catch (KmsException)
        {
            // Whoever may change a store may not be allowed to see it.
            return refusal;
        }
    }
}
