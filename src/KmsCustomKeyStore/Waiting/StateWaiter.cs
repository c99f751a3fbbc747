using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>Waits for many stores side by side; those of one region and account are asked about together.</summary>
/// <param name="open">Makes the service of a target; called in a thread of the pool.</param>
/// <param name="pacer">Spaces the requests.</param>
/// <param name="clock">The time.</param>
/// <param name="timeout">How long to wait, from now.</param>
/// <param name="patience">How many passing failures in a row are waited out.</param>
/// <param name="cancellationToken">Ends all waiting.</param>
internal sealed class StateWaiter(
    Func<AccountRegion, ICustomKeyStoreService> open, RequestPacer pacer, IWaitClock clock, TimeSpan timeout, int patience, CancellationToken cancellationToken)
{
    private readonly TimeSpan _deadline = clock.Now + timeout;
    private readonly ConcurrentDictionary<AccountRegion, RegionPoller> _watches = new();

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
        var wait = new PendingState(customKeyStoreId, states, seen);
        var watch = _watches.GetOrAdd(accountRegion, wanted => new RegionPoller(() => open(wanted), pacer, clock, patience, cancellationToken));
        watch.Add(wait);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var late = clock.Delay(_deadline > clock.Now ? _deadline - clock.Now : TimeSpan.Zero, end.Token);
            await Task.WhenAny(wait.End, late).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            end.Cancel();
            return wait.End.IsCompleted ? await wait.End.ConfigureAwait(false) : throw wait.TimedOut(timeout);
        }
        finally
        {
            watch.Remove(wait);
        }
    }
}
