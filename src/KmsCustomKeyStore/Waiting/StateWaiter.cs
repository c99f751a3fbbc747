using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>Waits for many stores side by side; those of one region and account are asked about together.</summary>
/// <param name="open">Makes the service of a region and account; called in a thread of the pool.</param>
/// <param name="policy">How long to wait, from now, and at which pace.</param>
/// <param name="cancellationToken">Ends all waiting.</param>
internal sealed class StateWaiter(Func<AccountRegion, ICustomKeyStoreService> open, WaitPolicy policy, CancellationToken cancellationToken)
{
    private readonly IWaitClock _clock = policy.Clock;
    private readonly TimeSpan _deadline = policy.Clock.Now + policy.Timeout;
    private readonly ConcurrentDictionary<AccountRegion, RegionPoller> _pollers = new();

    /// <summary>Waits until a store is in one of some states.</summary>
    /// <param name="accountRegion">Where the store is.</param>
    /// <param name="customKeyStoreId">Its id.</param>
    /// <param name="states">The states; where FAILED is not one of them, it ends the waiting.</param>
    /// <param name="seen">Told of the store whenever KMS has described it, in a thread of the pool.</param>
    /// <exception cref="KmsException">The store failed, is not there, took too long, or cannot be asked about.</exception>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
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
