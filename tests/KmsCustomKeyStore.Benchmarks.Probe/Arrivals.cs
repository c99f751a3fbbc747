using System.Diagnostics;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>Counts objects as they come, and notes when the first came and when the last had come.</summary>
public sealed class Arrivals
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    /// <summary>How many came.</summary>
    public int Count { get; private set; }

    /// <summary>Milliseconds to the first.</summary>
    public double First { get; private set; }

    /// <summary>Milliseconds to the end.</summary>
    public double Total { get; private set; }

    /// <summary>One has come.</summary>
    public void Add()
    {
        if (Count++ == 0)
        {
            First = Stopwatch.GetElapsedTime(_begin).TotalMilliseconds;
        }
    }

    /// <summary>No more will come.</summary>
    /// <returns>This.</returns>
    public Arrivals End()
    {
        Total = Stopwatch.GetElapsedTime(_begin).TotalMilliseconds;
        return this;
    }
}
