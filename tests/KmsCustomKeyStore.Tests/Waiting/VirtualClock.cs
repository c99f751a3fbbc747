using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

/// <summary>
/// Time that passes only when nothing else can happen: as soon as everybody waits for it, it is the first one's turn.
/// It stands still until <see cref="Everybody"/> is set.
/// </summary>
internal sealed class VirtualClock : IWaitClock
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private TimeSpan _now;

    /// <summary>How many there are that will wait, or do so already.</summary>
    public Func<int>? Everybody { get; set; }

    public TimeSpan Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public Task Delay(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        if (delay <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var waiter = new Waiter(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            waiter.Due = _now + delay;
            _waiters.Add(waiter);
        }

        cancellationToken.UnsafeRegister(_ => Cancel(waiter, cancellationToken), null);
        Look();
        return waiter.End.Task;
    }

    /// <summary>Looks whether everybody waits now.</summary>
    public void Look()
    {
        lock (_lock)
        {
            if (Everybody?.Invoke() is > 0 and var everybody && _waiters.Count >= everybody)
            {
                Release(_waiters.MinBy(waiter => waiter.Due)!);
            }
        }
    }

    /// <summary>Has time pass, and all whose time has come go on.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
            _waiters.FindAll(waiter => waiter.Due <= _now).ForEach(Release);
        }
    }

    private void Release(Waiter waiter)
    {
        _now = waiter.Due > _now ? waiter.Due : _now;
        _waiters.Remove(waiter);
        waiter.End.TrySetResult();
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
        }

        waiter.End.TrySetCanceled(cancellationToken);
    }

    private sealed class Waiter(TaskCompletionSource end)
    {
        public TaskCompletionSource End => end;

        public TimeSpan Due { get; set; }
    }
}
