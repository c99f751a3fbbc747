using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests;

/// <summary>Answers with what it was given: pages, and exceptions to throw.</summary>
internal sealed class ScriptedService(params object[] answers) : ICustomKeyStoreService
{
    public List<DescribeCustomKeyStoresRequest> Asked { get; } = [];

    public string Region => "eu-west-1";

    public string RegionOrigin => "a script";

    public string CredentialOrigin => "a script";

    public Uri Endpoint { get; } = new("http://127.0.0.1/");

    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
    {
        object answer = answers[Asked.Count];
        Asked.Add(request);
        return answer is Exception failure
            ? Task.FromException<DescribeCustomKeyStoresResponse>(failure)
            : Task.FromResult((DescribeCustomKeyStoresResponse)answer);
    }

    public void Dispose()
    {
    }
}
