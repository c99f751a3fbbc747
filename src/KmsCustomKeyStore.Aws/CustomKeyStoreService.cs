using System.Text.Json;
using Amazon.KeyManagementService;
using KmsCustomKeyStore.Services;
using AwsRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>The service over the AWS SDK's client.</summary>
internal sealed class CustomKeyStoreService(IAmazonKeyManagementService client, string region, string? profileName) : ICustomKeyStoreService
{
    /// <inheritdoc/>
    public string Region => region;

    /// <inheritdoc/>
    public Uri Endpoint { get; } = new(client.DetermineServiceOperationEndpoint(new AwsRequest()).URL);

    /// <inheritdoc/>
    public async Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
    {
        var question = new AwsRequest
        {
            CustomKeyStoreId = NullIfEmpty(request.CustomKeyStoreId),
            CustomKeyStoreName = NullIfEmpty(request.CustomKeyStoreName),
            Limit = request.Limit == 0 ? null : request.Limit,
            Marker = NullIfEmpty(request.Marker),
        };

        try
        {
            var answer = await client.DescribeCustomKeyStoresAsync(question, cancellationToken).ConfigureAwait(false);
            return answer.CustomKeyStores is null && answer.Truncated is null
                ? throw new JsonException("Neither CustomKeyStores nor Truncated is in the reply.")
                : Translate.Page(answer, region, profileName);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw FailureTranslation.Translate(failure, request, this);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
