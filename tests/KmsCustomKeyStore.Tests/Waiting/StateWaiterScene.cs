using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

/// <summary>Stores that are waited for on a virtual clock.</summary>
internal sealed class StateWaiterScene
{
    /// <summary>What no test takes; one that does has hung.</summary>
    public static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<(AccountRegion AccountRegion, Task<CustomKeyStore> Wait)> _waits = [];
    private readonly ConcurrentDictionary<AccountRegion, Lazy<FakeKms>> _services = new();
    private readonly TaskCompletionSource _open = new();
    private readonly Func<AccountRegion, VirtualClock, FakeKms> _create;
    private readonly StateWaiter _waiter;
    private int _newcomers;

    /// <param name="create">Makes the service of a region and account.</param>
    /// <param name="timeout">How many seconds are waited.</param>
    /// <param name="patience">How many passing failures in a row are waited out.</param>
    public StateWaiterScene(Func<AccountRegion, VirtualClock, FakeKms> create, int timeout = 1800, int patience = 4)
    {
        _create = create;
        _waiter = new StateWaiter(
            accountRegion => _open.Task.Wait(Hung) ? Kms(accountRegion) : throw new TimeoutException(),
            new WaitPolicy(Clock, new RequestPacer(Clock), TimeSpan.FromSeconds(timeout), patience),
            Stop.Token);
    }

    /// <summary>One region, with these stores at a time.</summary>
    public StateWaiterScene(Func<TimeSpan, IEnumerable<CustomKeyStore>> describe, int timeout = 1800, int patience = 4, int pageSize = 100)
        : this((_, clock) => new FakeKms(clock, describe) { PageSize = pageSize }, timeout, patience)
    {
    }

    public static AccountRegion Here { get; } = new("eu-west-1", null);

    public VirtualClock Clock { get; } = new();

    public CancellationTokenSource Stop { get; } = new();

    /// <summary>The stores as KMS described them to those who wait.</summary>
    public ConcurrentQueue<CustomKeyStore> Seen { get; } = [];

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<string> Asked => [.. Kms(Here).Requests.Select(request => request.Request)];

    public static CustomKeyStore Store(string id, string state) => new() { CustomKeyStoreId = id, ConnectionState = state };

    public FakeKms Kms(AccountRegion accountRegion)
        => _services.GetOrAdd(accountRegion, wanted => new Lazy<FakeKms>(() => _create(wanted, Clock))).Value;

    /// <summary>Adds a store to wait for; nothing is asked before <see cref="Begin"/>.</summary>
    public Task<CustomKeyStore> Wait(string id, string[]? states = null, AccountRegion? accountRegion = null)
    {
        Interlocked.Increment(ref _newcomers);
        var wait = _waiter.WaitAsync(accountRegion ?? Here, id, states ?? ["CONNECTED"], Seen.Enqueue);
        _waits.Add((accountRegion ?? Here, wait));
        Interlocked.Decrement(ref _newcomers);
        _ = wait.ContinueWith(
            _ => Clock.Look(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Clock.Look();
        return wait;
    }

    /// <summary>Lets KMS be asked, and time pass.</summary>
    public void Begin()
    {
        // Each store waits for the end of its time, and each region for its next question.
        Clock.Everybody = () =>
        {
            var left = _waits.Where(wait => !wait.Wait.IsCompleted).ToArray();
            return _newcomers > 0 ? int.MaxValue : left.Length + left.Select(wait => wait.AccountRegion).Distinct().Count();
        };
        _open.TrySetResult();
        Clock.Look();
    }

    /// <summary>Begins, and goes on to the end of a wait.</summary>
    public async Task<CustomKeyStore> EndAsync(Task<CustomKeyStore> wait)
    {
        Begin();
        return await wait.WaitAsync(Hung, TestContext.Current.CancellationToken);
    }

    /// <summary>Begins, and goes on to the failure of a wait.</summary>
    public Task<KmsException> FailureAsync(Task<CustomKeyStore> wait) => Assert.ThrowsAsync<KmsException>(() => EndAsync(wait));
}
