namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// The pause between two polls. It is short at first, for stores that change state at once, and doubles up to a limit.
/// Each pause varies at random, so that commands that started together do not keep polling together.
/// </summary>
internal sealed class PollInterval
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestThrottled = TimeSpan.FromSeconds(30);

    private readonly Random _chance = new();
    private TimeSpan _current = _shortest;

    /// <summary>Starts again with the shortest pause.</summary>
    public void Restart() => _current = _shortest;

    /// <summary>Doubles the next pause, because the service is throttling or failing.</summary>
    public void BackOff() => _current = Min(Twice(_current), _longestThrottled);

    /// <summary>The next pause: 0.8 to 1.2 times the current interval.</summary>
    public TimeSpan Next()
    {
        var due = _current;
        _current = _current > _longest ? _longest : Min(Twice(_current), _longest);
        return TimeSpan.FromTicks((long)(due.Ticks * (0.8 + (0.4 * _chance.NextDouble()))));
    }

    private static TimeSpan Twice(TimeSpan time) => time + time;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
