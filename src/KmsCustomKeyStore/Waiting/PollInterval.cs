namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// How long to rest between two questions: short at first, for a store that is there at once, and longer as it takes
/// longer. Varied at random, so that those who began together do not go on asking together.
/// </summary>
internal sealed class PollInterval
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestThrottled = TimeSpan.FromSeconds(30);

    private readonly Random _chance = new();
    private TimeSpan _current = _shortest;

    /// <summary>Begins anew with the shortest.</summary>
    public void Restart() => _current = _shortest;

    /// <summary>Makes the next rest twice as long, for the service said so.</summary>
    public void BackOff() => _current = Min(Twice(_current), _longestThrottled);

    /// <summary>The rest to take now, from 0.8 to 1.2 of what is due.</summary>
    public TimeSpan Next()
    {
        var due = _current;
        _current = _current > _longest ? _longest : Min(Twice(_current), _longest);
        return TimeSpan.FromTicks((long)(due.Ticks * (0.8 + (0.4 * _chance.NextDouble()))));
    }

    private static TimeSpan Twice(TimeSpan time) => time + time;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
