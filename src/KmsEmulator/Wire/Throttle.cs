namespace KmsEmulator.Wire;

/// <summary>Counts the requests of each operation within the last second.</summary>
internal sealed class Throttle(TimeProvider timeProvider)
{
    /// <summary>What KMS says to a request that is one too many.</summary>
    public const string Message = "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";

    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _answered = [];

    /// <summary>Whether a request may be answered. Those refused do not count.</summary>
    public bool Admits(string operation, int requestsPerSecond)
    {
        if (requestsPerSecond == 0)
        {
            return true;
        }

        lock (_lock)
        {
            var now = timeProvider.GetUtcNow();
            if (!_answered.TryGetValue(operation, out var times))
            {
                _answered[operation] = times = [];
            }

            while (times.TryPeek(out var oldest) && now - oldest >= _window)
            {
                times.Dequeue();
            }

            if (times.Count >= requestsPerSecond)
            {
                return false;
            }

            times.Enqueue(now);
            return true;
        }
    }
}
