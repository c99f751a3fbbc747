using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Explanations;

/// <summary>
/// A service whose refusals explain themselves: where the state of a key store forbids a change, the error says which state
/// that is and what to do. KMS says neither.
/// </summary>
/// <param name="service">The service that is asked.</param>
internal sealed class StateExplainingService(ICustomKeyStoreService service) : ICustomKeyStoreService
{
    /// <inheritdoc/>
    public string Region => service.Region;

    /// <inheritdoc/>
    public string RegionOrigin => service.RegionOrigin;

    /// <inheritdoc/>
    public string CredentialOrigin => service.CredentialOrigin;

    /// <inheritdoc/>
    public Uri Endpoint => service.Endpoint;

    /// <inheritdoc/>
    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
        => service.DescribeCustomKeyStoresAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(CreateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => service.CreateCustomKeyStoreAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ExplainedAsync(service.ConnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken), customKeyStoreId, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ExplainedAsync(service.DisconnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken), customKeyStoreId, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ExplainedAsync(service.UpdateCustomKeyStoreAsync(request, cancellationToken), request.CustomKeyStoreId, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ExplainedAsync(service.DeleteCustomKeyStoreAsync(customKeyStoreId, cancellationToken), customKeyStoreId, cancellationToken);

    private async Task<CustomKeyStoreOperationResponse> ExplainedAsync(
        Task<CustomKeyStoreOperationResponse> change, string customKeyStoreId, CancellationToken cancellationToken)
    {
        try
        {
            return await change.ConfigureAwait(false);
        }
        catch (KmsException refusal) when (refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState)
        {
            throw await DescribeAsync(customKeyStoreId, cancellationToken).ConfigureAwait(false) is { } store
                ? StateAdvice.Explain(refusal, store)
                : refusal;
        }
    }

    private async Task<CustomKeyStore?> DescribeAsync(string customKeyStoreId, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DescribeCustomKeyStoresRequest { CustomKeyStoreId = customKeyStoreId };
            var page = await service.DescribeCustomKeyStoresAsync(request, cancellationToken).ConfigureAwait(false);
            return page.CustomKeyStores.Count > 0 ? page.CustomKeyStores[0] : null;
        }
        catch (KmsException)
        {
            // Whoever may change a store may not be allowed to see it.
            return null;
        }
    }
}
