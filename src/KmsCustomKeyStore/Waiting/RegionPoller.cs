using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Polls one region and account for as long as a command waits for stores there. A single store is requested by its id,
/// several are found in the list of all stores.
/// </summary>
/// <param name="open">Opens the service of the region and account.</param>
/// <param name="policy">The pace, and how many failures in a row are tolerated.</param>
/// <param name="cancellationToken">Stops polling.</param>
internal sealed class RegionPoller(Func<ICustomKeyStoreService> open, WaitPolicy policy, CancellationToken cancellationToken)
{
    private readonly object _lock = new();
    private readonly List<PendingState> _pending = [];
    private readonly PollInterval _interval = new();
    private TaskCompletionSource<bool> _newcomer = NewSignal();
    private bool _isAsking;
    private int _failures;

    /// <summary>Starts polling for a store.</summary>
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

    /// <summary>Stops polling for a store.</summary>
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
            // The command has ended.
        }
        catch (Exception unexpected)
        {
            lock (_lock)
            {
                _isAsking = false;
                FailAll(ServiceErrors.Unexpected(unexpected));
            }
        }
    }

    /// <summary>The stores still waited for. Polling ends when there are none.</summary>
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

    // The service is opened once, so a failure to open it is permanent.
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
            var request = new DescribeCustomKeyStoresRequest { CustomKeyStoreId = isOne ? states[0].CustomKeyStoreId : null };
            var pager = new KeyStorePager(service, request, onePage: false);
            do
            {
                await policy.Pacer.NextAsync(cancellationToken).ConfigureAwait(false);
                var page = await pager.NextAsync(cancellationToken).ConfigureAwait(false);
                if (page is null)
                {
                    states.ForEach(missing => missing.Fail(KeyStoreErrors.NotFound(missing.CustomKeyStoreId, null, service.Region)));
                    break;
                }

                states = See(states, page.CustomKeyStores);
            }
            while (states.Count > 0);
            _failures = 0;
        }
        catch (KmsException failure) when (IsTolerated(failure))
        {
            _interval.BackOff();
        }
        catch (KmsException failure)
        {
            _failures = 0;

            // Stores added during the request are not affected: they have not been requested yet.
            states.ForEach(state => state.Fail(failure.ForAnotherKeyStore()));
        }
    }

    /// <summary>Records the stores of a page.</summary>
    /// <returns>The states whose store is not on the page.</returns>
    private static List<PendingState> See(List<PendingState> states, IReadOnlyList<CustomKeyStore> stores)
    {
        var byId = stores.ToLookup(store => store.CustomKeyStoreId, StringComparer.Ordinal);
        states.ForEach(state => byId[state.CustomKeyStoreId].Take(1).ToList().ForEach(state.See));
        return states.FindAll(state => !byId.Contains(state.CustomKeyStoreId));
    }

    private bool IsTolerated(KmsException failure)
        => ErrorCatalog.IsThrottling(failure.ErrorId) || (ErrorCatalog.IsPassing(failure.ErrorId) && ++_failures <= policy.Patience);

    private void FailAll(KmsException failure)
    {
        lock (_lock)
        {
            _pending.ForEach(state => state.Fail(failure.ForAnotherKeyStore()));
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
