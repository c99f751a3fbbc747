using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Asks one region and account about the stores that are waited for there, less and less often, for as long as there
/// are any: about one by its id, about several by a list.
/// </summary>
internal sealed class RegionPoller(
    Func<ICustomKeyStoreService> open, RequestPacer pacer, IWaitClock clock, int patience, CancellationToken cancellationToken)
{
    private readonly object _lock = new();
    private readonly List<PendingState> _waits = [];
    private readonly PollInterval _interval = new();
    private TaskCompletionSource<bool> _newcomer = NewSignal();
    private bool _isAsking;
    private int _failures;

    /// <summary>Begins to ask about a store.</summary>
    public void Add(PendingState wait)
    {
        lock (_lock)
        {
            _waits.Add(wait);
            _interval.Restart();
            _newcomer.TrySetResult(true);
            if (!_isAsking)
            {
                _isAsking = true;
                _ = Task.Run(WatchAsync, CancellationToken.None);
            }
        }
    }

    /// <summary>Asks about a store no more.</summary>
    public void Remove(PendingState wait)
    {
        lock (_lock)
        {
            _waits.Remove(wait);
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WatchAsync()
    {
        try
        {
            while (Pending() is { Count: > 0 } pending)
            {
                await AskAsync(pending).ConfigureAwait(false);
                await RestAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever waits has gone.
        }
        catch (Exception unexpected)
        {
            lock (_lock)
            {
                _isAsking = false;
                FailAll(new KmsException(ErrorIds.UnexpectedFailure, unexpected.Message, unexpected));
            }
        }
    }

    /// <summary>The stores that are still waited for; where there is none, the asking has ended.</summary>
    private List<PendingState> Pending()
    {
        lock (_lock)
        {
            _waits.RemoveAll(wait => wait.End.IsCompleted);
            _isAsking = _waits.Count > 0;
            _newcomer = NewSignal();
            return [.. _waits];
        }
    }

    // It is made once: a failure to make it does not pass.
    private ICustomKeyStoreService? Open()
    {
        try
        {
            return open();
        }
        catch (KmsException failure)
        {
            FailAll(failure);
            return null;
        }
    }

    private async Task AskAsync(List<PendingState> waits)
    {
        if (Open() is not { } service)
        {
            return;
        }

        try
        {
            bool isOne = waits.Select(wait => wait.CustomKeyStoreId).Distinct().Count() == 1;
            var pager = new KeyStorePager(
                service, new DescribeCustomKeyStoresRequest { CustomKeyStoreId = isOne ? waits[0].CustomKeyStoreId : null }, onePage: false);
            do
            {
                await pacer.NextAsync(cancellationToken).ConfigureAwait(false);
                var page = await pager.NextAsync(cancellationToken).ConfigureAwait(false);
                if (page is null)
                {
                    waits.ForEach(wait => wait.Fail(service.NotFound(new KeyStoreReference(wait.CustomKeyStoreId))));
                    break;
                }

                waits = See(waits, page.CustomKeyStores);
            }
            while (waits.Count > 0);
            _failures = 0;
        }
        catch (KmsException failure) when (IsWaitedOut(failure))
        {
            _interval.BackOff();
        }
        catch (KmsException failure)
        {
            _failures = 0;

            // Not those that came meanwhile: nobody has asked about them yet.
            waits.ForEach(wait => wait.Fail(failure.ForAnotherTarget()));
        }
    }

    /// <summary>Hands the stores of a page to those who wait for them.</summary>
    /// <returns>Those whose store is not on the page.</returns>
    private static List<PendingState> See(List<PendingState> waits, IReadOnlyList<CustomKeyStore> stores)
    {
        var byId = stores.ToLookup(store => store.CustomKeyStoreId, StringComparer.Ordinal);
        waits.ForEach(wait => byId[wait.CustomKeyStoreId].Take(1).ToList().ForEach(wait.See));
        return waits.FindAll(wait => !byId.Contains(wait.CustomKeyStoreId));
    }

    private bool IsWaitedOut(KmsException failure)
        => ErrorCatalog.IsThrottling(failure.ErrorId) || (ErrorCatalog.IsPassing(failure.ErrorId) && ++_failures <= patience);

    private void FailAll(KmsException failure)
    {
        lock (_lock)
        {
            _waits.ForEach(wait => wait.Fail(failure.ForAnotherTarget()));
        }
    }

    private async Task RestAsync()
    {
        Task newcomer;
        TimeSpan rest;
        lock (_lock)
        {
            newcomer = _newcomer.Task;
            rest = _waits.TrueForAll(wait => wait.End.IsCompleted) ? TimeSpan.Zero : _interval.Next();
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(newcomer, clock.Delay(rest, end.Token)).ConfigureAwait(false);
        end.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
