using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Waits for stores side by side and returns what happens on the thread of the caller. All stores share one deadline and one
/// pace.
/// </summary>
internal sealed class WaitRunner : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);

    // Requests end soon after they are cancelled. One that does not is abandoned.
    private static readonly TimeSpan _graceOfRequests = TimeSpan.FromMilliseconds(400);

    private readonly BlockingCollection<WaitEvent> _events = [];
    private readonly CancellationTokenSource _stop;
    private readonly StateWaiter _waiter;
    private readonly Func<AccountRegion, ICustomKeyStoreService> _openForChange;
    private readonly RequestPacer _pacer;

    /// <param name="open">Opens the service that polls. It does not retry, because polling does.</param>
    /// <param name="openForChange">Opens the service that changes a store.</param>
    /// <param name="policy">How long to wait from now, and at which pace.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public WaitRunner(
        Func<AccountRegion, ICustomKeyStoreService> open,
        Func<AccountRegion, ICustomKeyStoreService> openForChange,
        WaitPolicy policy,
        CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _waiter = new StateWaiter(open, policy, _stop.Token);
        _openForChange = openForChange;
        _pacer = policy.Pacer;
    }

    /// <summary>Waits until the wait for every store has ended.</summary>
    /// <param name="items">The stores.</param>
    /// <param name="tick">Called repeatedly while nothing happens.</param>
    /// <exception cref="OperationCanceledException">The user stopped the command.</exception>
    public IEnumerable<WaitEvent> Run(IReadOnlyList<WaitItem> items, Action tick)
    {
        var workers = Task.WhenAll(items.Select(item => Task.Run(() => WorkAsync(item), CancellationToken.None)));
        int ended = 0;
        try
        {
            while (ended < items.Count)
            {
                if (!_events.TryTake(out var happened, (int)_tick.TotalMilliseconds, _stop.Token))
                {
                    tick();
                    continue;
                }

                ended += happened.IsEnd ? 1 : 0;
                yield return happened;
            }
        }
        finally
        {
            _stop.Cancel();
            workers.Wait((int)_graceOfRequests.TotalMilliseconds, CancellationToken.None);
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync(WaitItem item)
    {
        try
        {
            if (item.Reconnects)
            {
                await ReconnectAsync(item).ConfigureAwait(false);
            }

            Report(new WaitEvent(item, await WaitAsync(item, item.States).ConfigureAwait(false), IsEnd: true));
        }
        catch (KmsException failure)
        {
            Report(new WaitEvent(item, null, IsEnd: true, failure));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The command has ended.
        }
        catch (Exception unexpected)
        {
            Report(new WaitEvent(item, null, IsEnd: true, ServiceErrors.Unexpected(unexpected)));
        }
    }

    private async Task ReconnectAsync(WaitItem item)
    {
        try
        {
            await ChangeAsync(item, service => service.DisconnectCustomKeyStoreAsync(item.CustomKeyStoreId, _stop.Token))
                .ConfigureAwait(false);
        }
        catch (KmsException refusal) when (
            refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState
            && refusal.ConnectionState is (KnownValues.Disconnecting or KnownValues.Disconnected))
        {
            // It is disconnected, or about to be.
        }

        await WaitAsync(item, [KnownValues.Disconnected]).ConfigureAwait(false);
        await ChangeAsync(item, service => service.ConnectCustomKeyStoreAsync(item.CustomKeyStoreId, _stop.Token)).ConfigureAwait(false);
    }

    private async Task ChangeAsync(WaitItem item, Func<ICustomKeyStoreService, Task<CustomKeyStoreOperationResponse>> change)
    {
        await _pacer.NextAsync(_stop.Token).ConfigureAwait(false);
        await change(_openForChange(item.AccountRegion)).ConfigureAwait(false);
    }

    private Task<CustomKeyStore> WaitAsync(WaitItem item, IReadOnlyCollection<string> states)
        => _waiter.WaitAsync(item.AccountRegion, item.CustomKeyStoreId, states, described => Report(new WaitEvent(item, described)));

    private void Report(WaitEvent happened) => _events.Add(happened, CancellationToken.None);
}
