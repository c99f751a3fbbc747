using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Services;

/// <summary>Answers with what it was given: pages, and exceptions to throw.</summary>
internal sealed class ScriptedService(params object[] answers) : ICustomKeyStoreService
{
    public List<DescribeCustomKeyStoresRequest> Asked { get; } = [];

    /// <summary>Of each page, whether it was asked for by a caller who waits.</summary>
    public List<bool> HadWaitingCaller { get; } = [];

    /// <summary>The changes that were asked for, as operation and id.</summary>
    public List<string> Changes { get; } = [];

    private int Answered => Asked.Count + Changes.Count;

    public string Region { get; init; } = "eu-west-1";

    public string RegionOrigin => "a script";

    public string CredentialOrigin => "a script";

    public Uri Endpoint { get; init; } = new("http://127.0.0.1/");

    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
    {
        object answer = answers[Answered];
        Asked.Add(request);
        HadWaitingCaller.Add(CallerThreadSend.IsHere);
        return Reply<DescribeCustomKeyStoresResponse>(answer);
    }

    public Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(
        CreateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => Change($"Create {request.CustomKeyStoreName}");

    public Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => Change($"Connect {customKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => Change($"Disconnect {customKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(
        UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => Change($"Update {request.CustomKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => Change($"Delete {customKeyStoreId}");

    private Task<CustomKeyStoreOperationResponse> Change(string change)
    {
        object answer = answers[Answered];
        Changes.Add(change);
        return Reply<CustomKeyStoreOperationResponse>(answer);
    }

    private static Task<T> Reply<T>(object answer)
        => answer is Exception failure ? Task.FromException<T>(failure) : Task.FromResult((T)answer);
}
