namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Spaces requests so that no second has five of them, the most that KMS takes of an operation.
/// Source: the KMS developer guide, request quotas.
/// </summary>
internal sealed class RequestPacer(IWaitClock clock)
{
    // Of requests one after the other the first may be late, so that the second is close behind it: three gaps, not four,
    // have to fill a second.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(350);

    private readonly object _lock = new();
    private TimeSpan _next;

    /// <summary>Ends when a request may be sent.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task NextAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = clock.Now;
            var turn = _next > now ? _next : now;
            _next = turn + _gap;
            return turn > now ? clock.Delay(turn - now, cancellationToken) : Task.CompletedTask;
        }
    }
}
