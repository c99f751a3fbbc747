using System.Text.Json;
using Amazon.KeyManagementService;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;
using AwsRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>The service over the AWS SDK's client.</summary>
internal sealed class CustomKeyStoreService(
    IAmazonKeyManagementService client, SourcedRegion region, SourcedCredentials credentials, ConnectionSettings settings) : ICustomKeyStoreService
{
    /// <inheritdoc/>
    public string Region => region.Name;

    /// <inheritdoc/>
    public string RegionOrigin => region.Origin;

    /// <inheritdoc/>
    public string CredentialOrigin => credentials.Origin;

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

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(settings.OperationTimeout ?? Timeout.InfiniteTimeSpan);

        try
        {
            await SignInAsync(deadline.Token).ConfigureAwait(false);
            var answer = await client.DescribeCustomKeyStoresAsync(question, deadline.Token).ConfigureAwait(false);
            return answer.CustomKeyStores is null && answer.Truncated is null
                ? throw new JsonException("Neither CustomKeyStores nor Truncated is in the reply.")
                : Translate.Page(answer, region.Name, settings.ProfileName);
        }
        catch (Exception failure) when (failure is not KmsException && (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            throw FailureTranslation.Translate(failure, request, this);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    // Before the request, so that a failure to get credentials is told from one to reach KMS.
    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var signIn = credentials.Value.GetCredentialsAsync();
        await Task.WhenAny(signIn, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await signIn.ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw FailureTranslation.OfCredentials(failure, credentials);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
