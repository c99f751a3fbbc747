using System.Text.Json;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Failures;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Pages;
using KmsCustomKeyStore.Aws.Pipeline;
using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>Sends the requests of one region and account through the AWS SDK's client.</summary>
internal sealed class CustomKeyStoreService(
    KmsClient client, RegionWithOrigin region, CredentialsWithOrigin credentials, ConnectionSettings settings) : ICustomKeyStoreService
{
    // AWS's own keys are longer. A placeholder of a few letters would be found in any text.
    private const int ShortestSecret = 16;

    private readonly PageUnmarshaller _unmarshaller = new(new PageReader(region.Name, settings.ProfileName));

    /// <inheritdoc/>
    public string Region => region.Name;

    /// <inheritdoc/>
    public string RegionOrigin => region.Origin;

    /// <inheritdoc/>
    public string CredentialOrigin => credentials.Origin;

    /// <summary>The folder at which the relative paths of its settings begin; null where they have none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether KMS has refused the credentials.</summary>
    public bool AreCredentialsRefused => credentials.AreRefused;

    /// <inheritdoc/>
    public Uri Endpoint { get; } = new(client.DetermineServiceOperationEndpoint(new AwsDescribeRequest()).URL);

    /// <inheritdoc/>
    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
    {
        var question = RequestMapper.Request(request);
        return SendAsync(
            new RequestSubject("DescribeCustomKeyStores", question.CustomKeyStoreId, question.CustomKeyStoreName, question.Marker),
            async token =>
            {
                var page = await client.DescribePageAsync(question, _unmarshaller, token).ConfigureAwait(false);
                return page.CustomKeyStores.All(store => IsAskedFor(store, question))
                    ? page
                    : throw new JsonException("The reply has a store that was not asked for.");
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(
        Services.CreateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ChangeAsync(
            new RequestSubject("CreateCustomKeyStore", CustomKeyStoreName: request.CustomKeyStoreName),
            request,
            async (secrets, token) =>
            {
                var answer = await client.CreateCustomKeyStoreAsync(RequestMapper.Request(request, secrets), token).ConfigureAwait(false);
                return Reply(answer, answer.CustomKeyStoreId ?? throw new JsonException("No CustomKeyStoreId is in the reply."));
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(
        Services.UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ChangeAsync(
            new RequestSubject("UpdateCustomKeyStore", request.CustomKeyStoreId),
            request,
            async (secrets, token) =>
            {
                var answer = await client.UpdateCustomKeyStoreAsync(RequestMapper.Request(request, secrets), token).ConfigureAwait(false);
                return Reply(answer, request.CustomKeyStoreId);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => SendAsync(
            new RequestSubject("ConnectCustomKeyStore", customKeyStoreId),
            async token =>
            {
                var request = new ConnectCustomKeyStoreRequest { CustomKeyStoreId = customKeyStoreId };
                return Reply(await client.ConnectCustomKeyStoreAsync(request, token).ConfigureAwait(false), customKeyStoreId);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => SendAsync(
            new RequestSubject("DisconnectCustomKeyStore", customKeyStoreId),
            async token =>
            {
                var request = new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = customKeyStoreId };
                return Reply(await client.DisconnectCustomKeyStoreAsync(request, token).ConfigureAwait(false), customKeyStoreId);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => SendAsync(
            new RequestSubject("DeleteCustomKeyStore", customKeyStoreId),
            async token =>
            {
                var request = new DeleteCustomKeyStoreRequest { CustomKeyStoreId = customKeyStoreId };
                return Reply(await client.DeleteCustomKeyStoreAsync(request, token).ConfigureAwait(false), customKeyStoreId);
            },
            cancellationToken);

    // A command that looks a key store up before it changes it must not change another one.
    private static bool IsAskedFor(CustomKeyStore store, AwsDescribeRequest question)
        => (question.CustomKeyStoreId ?? store.CustomKeyStoreId) == store.CustomKeyStoreId
            && (question.CustomKeyStoreName ?? store.CustomKeyStoreName) == store.CustomKeyStoreName;

    private async Task<CustomKeyStoreOperationResponse> ChangeAsync(
        RequestSubject subject,
        KeyStoreRequest change,
        Func<RequestSecrets, CancellationToken, Task<CustomKeyStoreOperationResponse>> send,
        CancellationToken cancellationToken)
    {
        using var secrets = new RequestSecrets(change);
        try
        {
            return await SendAsync(subject, token => send(secrets, token), cancellationToken).ConfigureAwait(false);
        }
        catch (KmsException failure)
        {
            throw secrets.RemoveFrom(failure);
        }
    }

    private async Task<T> SendAsync<T>(RequestSubject subject, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(settings.OperationTimeout ?? Timeout.InfiniteTimeSpan);

        ImmutableCredentials? keys = null;
        try
        {
            keys = await GetKeysAsync(deadline.Token, cancellationToken).ConfigureAwait(false);
            return await send(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
            when (failure is not KmsException && (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            var translated = ServiceFailures.Translate(failure, subject, this);
            credentials.AreRefused |= ErrorCatalog.IsOfCredentials(translated.ErrorId);
            throw translated.Without([
                .. new[] { keys?.SecretKey, keys?.Token }.Where(secret => secret?.Length >= ShortestSecret), .. EnvironmentProxy.Secrets,
            ]);
        }
    }

    // A step of its own before the request, so that a failure to get credentials is not taken for a failure to reach KMS.
    private async Task<ImmutableCredentials> GetKeysAsync(CancellationToken deadline, CancellationToken stop)
    {
        try
        {
            return await RefreshingCredentials.KeysOfAsync(credentials.Value, deadline).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            stop.ThrowIfCancellationRequested();
            throw CredentialFailures.Translate(failure, credentials);
        }
    }

    // The SDK ignores the body of a reply that carries no data, so it would accept any web page. Only KMS sends a request id.
    private CustomKeyStoreOperationResponse Reply(AmazonWebServiceResponse answer, string customKeyStoreId) => new()
    {
        CustomKeyStoreId = customKeyStoreId,
        Region = region.Name,
        ProfileName = settings.ProfileName,
        RequestId = answer.ResponseMetadata?.RequestId is { Length: > 0 } id
            ? id
            : throw new JsonException("No request id is in the reply."),
        HttpStatusCode = (int)answer.HttpStatusCode,
    };
}
