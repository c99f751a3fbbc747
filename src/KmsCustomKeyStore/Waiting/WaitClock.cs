using System.Diagnostics;

namespace KmsCustomKeyStore.Waiting;

/// <summary>The time of this machine.</summary>
internal sealed class WaitClock : IWaitClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public TimeSpan Now => _watch.Elapsed;

    /// <inheritdoc/>
    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);
}
