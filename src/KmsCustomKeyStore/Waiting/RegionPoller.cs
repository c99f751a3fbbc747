using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Asks one region and account about the stores that are waited for there, less and less often, for as long as there
/// are any: about one by its id, about several by a list.
/// </summary>
/// <param name="open">Makes the service of the region and account.</param>
/// <param name="policy">The pace, and how many failures are waited out.</param>
/// <param name="cancellationToken">Ends the polling.</param>
internal sealed class RegionPoller(Func<ICustomKeyStoreService> open, WaitPolicy policy, CancellationToken cancellationToken)
{
    private readonly object _lock = new();
    private readonly List<PendingState> _pending = [];
    private readonly PollInterval _interval = new();
    private TaskCompletionSource<bool> _newcomer = NewSignal();
    private bool _isAsking;
    private int _failures;

    /// <summary>Begins to ask about a store.</summary>
    public void Add(PendingState state)
    {
        lock (_lock)
        {
            _pending.Add(state);
            _interval.Restart();
            _newcomer.TrySetResult(true);
            if (!_isAsking)
            {
                _isAsking = true;
                _ = Task.Run(PollAsync, CancellationToken.None);
            }
        }
    }

    /// <summary>Asks about a store no more.</summary>
    public void Remove(PendingState state)
    {
        lock (_lock)
        {
            _pending.Remove(state);
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task PollAsync()
    {
        try
        {
            while (Unanswered() is { Count: > 0 } states)
            {
                await AskAsync(states).ConfigureAwait(false);
                await RestAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever states has gone.
        }
        catch (Exception unexpected)
        {
            lock (_lock)
            {
                _isAsking = false;
                FailAll(KeyStoreErrors.Unexpected(unexpected));
            }
        }
    }

    /// <summary>The stores that are still waited for; where there is none, the asking has ended.</summary>
    private List<PendingState> Unanswered()
    {
        lock (_lock)
        {
            _pending.RemoveAll(state => state.End.IsCompleted);
            _isAsking = _pending.Count > 0;
            _newcomer = NewSignal();
            return [.. _pending];
        }
    }

    // The service is made once, so a failure to make it is permanent.
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

    private async Task AskAsync(List<PendingState> states)
    {
        if (Open() is not { } service)
        {
            return;
        }

        try
        {
            bool isOne = states.Select(state => state.CustomKeyStoreId).Distinct().Count() == 1;
            var pager = new KeyStorePager(
                service, new DescribeCustomKeyStoresRequest { CustomKeyStoreId = isOne ? states[0].CustomKeyStoreId : null }, onePage: false);
            do
            {
                await policy.Pacer.NextAsync(cancellationToken).ConfigureAwait(false);
                var page = await pager.NextAsync(cancellationToken).ConfigureAwait(false);
                if (page is null)
                {
                    states.ForEach(state => state.Fail(KeyStoreErrors.NotFound(state.CustomKeyStoreId, null, service.Region)));
                    break;
                }

                states = See(states, page.CustomKeyStores);
            }
            while (states.Count > 0);
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
            states.ForEach(state => state.Fail(failure.ForAnotherAccountRegion()));
        }
    }

    /// <summary>Hands the stores of a page to those who wait for them.</summary>
    /// <returns>Those whose store is not on the page.</returns>
    private static List<PendingState> See(List<PendingState> states, IReadOnlyList<CustomKeyStore> stores)
    {
        var byId = stores.ToLookup(store => store.CustomKeyStoreId, StringComparer.Ordinal);
        states.ForEach(state => byId[state.CustomKeyStoreId].Take(1).ToList().ForEach(state.See));
        return states.FindAll(state => !byId.Contains(state.CustomKeyStoreId));
    }

    private bool IsWaitedOut(KmsException failure)
        => ErrorCatalog.IsThrottling(failure.ErrorId) || (ErrorCatalog.IsPassing(failure.ErrorId) && ++_failures <= policy.Patience);

    private void FailAll(KmsException failure)
    {
        lock (_lock)
        {
            _pending.ForEach(state => state.Fail(failure.ForAnotherAccountRegion()));
        }
    }

    private async Task RestAsync()
    {
        Task newcomer;
        TimeSpan rest;
        lock (_lock)
        {
            newcomer = _newcomer.Task;
            rest = _pending.TrueForAll(state => state.End.IsCompleted) ? TimeSpan.Zero : _interval.Next();
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(newcomer, policy.Clock.Delay(rest, end.Token)).ConfigureAwait(false);
        end.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
