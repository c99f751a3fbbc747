using System.Diagnostics;
using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>Reads a long list in a process that has asked for a few pages already, and says how that went.</summary>
public static class LongList
{
    private const int WarmUp = 30;

    private const int Repeats = 15;

    /// <summary>Measures one way to read it.</summary>
    /// <param name="onePage">Asks for one page.</param>
    /// <param name="list">Asks for all.</param>
    /// <returns>Lines of a name and a number.</returns>
    public static IEnumerable<string> Measure(Action onePage, Func<Arrivals> list)
    {
        for (int i = 0; i < WarmUp; i++)
        {
            onePage();
        }

        // Methods that were called often are compiled again in the background.
        Thread.Sleep(300);
        double[] pages = new double[Repeats];
        for (int i = 0; i < Repeats; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            onePage();
            pages[i] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }

        Array.Sort(pages);
        var arrivals = list();
        using var process = Process.GetCurrentProcess();
        return
        [
            Line("page", pages[Repeats / 2]),
            Line("count", arrivals.Count),
            Line("first", arrivals.First),
            Line("total", arrivals.Total),
            Line("peak", process.PeakWorkingSet64),
        ];
    }

    /// <summary>The same of the bare SDK.</summary>
    /// <param name="limit">The stores of a page.</param>
    public static IEnumerable<string> MeasureBareSdk(int limit) => Measure(() => BareSdk.OnePage(limit), () => BareSdk.List(limit));

    private static string Line(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
