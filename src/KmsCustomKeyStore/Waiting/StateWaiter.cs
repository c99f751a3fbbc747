using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>Waits for many stores side by side. Stores of one region and account share their requests.</summary>
/// <param name="open">Opens the service of a region and account. It is called on the thread pool.</param>
/// <param name="policy">How long to wait from now, and at which pace.</param>
/// <param name="cancellationToken">Ends all waits.</param>
internal sealed class StateWaiter(Func<AccountRegion, ICustomKeyStoreService> open, WaitPolicy policy, CancellationToken cancellationToken)
{
    private readonly IWaitClock _clock = policy.Clock;
    private readonly TimeSpan _deadline = policy.Clock.Now + policy.Timeout;
    private readonly ConcurrentDictionary<AccountRegion, RegionPoller> _pollers = new();

    /// <summary>Waits until a store is in one of some states.</summary>
    /// <param name="accountRegion">Where the store is.</param>
    /// <param name="customKeyStoreId">The id of the store.</param>
    /// <param name="states">The states that end the wait. FAILED ends it with an error unless it is one of them.</param>
    /// <param name="seen">Called on the thread pool with the store each time that KMS describes it.</param>
    /// <exception cref="KmsException">The store failed, does not exist, took too long, or could not be requested.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<CustomKeyStore> WaitAsync(
        AccountRegion accountRegion, string customKeyStoreId, IReadOnlyCollection<string> states, Action<CustomKeyStore> seen)
    {
        var pending = new PendingState(customKeyStoreId, states, seen);
        var poller = _pollers.GetOrAdd(accountRegion, wanted => new RegionPoller(() => open(wanted), policy, cancellationToken));
        poller.Add(pending);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var late = _clock.Delay(_deadline > _clock.Now ? _deadline - _clock.Now : TimeSpan.Zero, end.Token);
            await Task.WhenAny(pending.End, late).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            end.Cancel();
            return pending.End.IsCompleted ? await pending.End.ConfigureAwait(false) : throw pending.TimedOut(policy.Timeout);
        }
        finally
        {
            poller.Remove(pending);
        }
    }
}
