using System.Collections.Concurrent;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Services;

/// <summary>Answers as a test says, and keeps what it was asked and when.</summary>
/// <param name="clock">The time.</param>
/// <param name="describe">The stores of the account at a time; may throw.</param>
/// <param name="change">What a change does, such as <c>Connect cks-1</c>; may throw.</param>
internal sealed class FakeKms(
    IWaitClock clock, Func<TimeSpan, IEnumerable<CustomKeyStore>> describe, Action<string>? change = null) : ICustomKeyStoreService
{
    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Time, string Request)> _requests = [];
    private readonly ConcurrentQueue<string?> _markers = [];

    /// <summary>The requests so far, such as <c>Describe cks-1</c>; <c>Describe</c> alone is a list.</summary>
    public IReadOnlyList<(TimeSpan Time, string Request)> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The markers of the lists that were asked for.</summary>
    public IEnumerable<string?> Markers => _markers;

    /// <summary>The token that came with the last list or description.</summary>
    public CancellationToken LastToken { get; private set; }

    /// <summary>How many stores are on a page.</summary>
    public int PageSize { get; init; } = 100;

    public string Region => "eu-west-1";

    public string RegionOrigin => "a test";

    public string CredentialOrigin => "a test";

    public Uri Endpoint { get; } = new("http://127.0.0.1/");

    public Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
        => AnswerAsync($"Describe {request.CustomKeyStoreId}".TrimEnd(), () =>
        {
            LastToken = cancellationToken;
            _markers.Enqueue(request.Marker is { Length: > 0 } marker ? marker : null);
            var stores = describe(clock.Now)
                .Where(store => string.IsNullOrEmpty(request.CustomKeyStoreId) || store.CustomKeyStoreId == request.CustomKeyStoreId)
                .ToArray();
            int start = string.IsNullOrEmpty(request.Marker) ? 0 : int.Parse(request.Marker, null);
            int next = start + PageSize;
            return new DescribeCustomKeyStoresResponse
            {
                CustomKeyStores = [.. stores.Skip(start).Take(PageSize)],
                Truncated = next < stores.Length,
                NextMarker = next < stores.Length ? $"{next}" : null,
            };
        });

    public Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(
        CreateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ChangeAsync($"Create {request.CustomKeyStoreName}");

    public Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ChangeAsync($"Connect {customKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ChangeAsync($"Disconnect {customKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(
        UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken)
        => ChangeAsync($"Update {request.CustomKeyStoreId}");

    public Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken)
        => ChangeAsync($"Delete {customKeyStoreId}");

    private Task<CustomKeyStoreOperationResponse> ChangeAsync(string request) => AnswerAsync(request, () =>
    {
        change!(request);
        return new CustomKeyStoreOperationResponse();
    });

    private Task<T> AnswerAsync<T>(string request, Func<T> answer)
    {
        lock (_lock)
        {
            _requests.Add((clock.Now, request));
        }

        try
        {
            return Task.FromResult(answer());
        }
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
    }
}
