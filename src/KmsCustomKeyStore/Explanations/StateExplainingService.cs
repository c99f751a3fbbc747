using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Explanations;

/// <summary>
/// A service that explains refusals: if the state of a key store does not allow a change, the error names the state and says what
/// to do. The error of KMS does neither.
/// </summary>
/// <param name="service">The service that sends the requests.</param>
internal sealed class StateExplainingService(ICustomKeyStoreService service) : ICustomKeyStoreService
{
    public string Region => service.Region;

    public string RegionOrigin => service.RegionOrigin;

    public string CredentialOrigin => service.CredentialOrigin;

    public Uri Endpoint => service.Endpoint;

    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
        => service.DescribeCustomKeyStoresAsync(request, cancellationToken);

    public Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(
        CreateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => service.CreateCustomKeyStoreAsync(request, cancellationToken);

    public Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ExplainedAsync(service.ConnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken), customKeyStoreId, cancellationToken);

    public Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ExplainedAsync(service.DisconnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken), customKeyStoreId, cancellationToken);

    public Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(
        UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ExplainedAsync(service.UpdateCustomKeyStoreAsync(request, cancellationToken), request.CustomKeyStoreId, cancellationToken);

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
            // Users who may change a store are not always allowed to see it.
            return null;
        }
    }
}
