namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Spaces out requests so that fewer than five fall into any second, which is the quota that KMS sets for an operation.
/// Source: the KMS developer guide, request quotas.
/// </summary>
internal sealed class RequestPacer(IWaitClock clock)
{
    // A request may be delayed on its way, so that the next one arrives close behind it. Therefore three gaps, not four, have
    // to fill a second.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(350);

    private readonly object _lock = new();
    private TimeSpan _next;

    /// <summary>Completes when the next request may be sent.</summary>
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
