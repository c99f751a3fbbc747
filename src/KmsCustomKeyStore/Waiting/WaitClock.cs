using System.Diagnostics;

namespace KmsCustomKeyStore.Waiting;

/// <summary>The clock of this machine.</summary>
internal sealed class WaitClock : IWaitClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public TimeSpan Now => _watch.Elapsed;

    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);
}
