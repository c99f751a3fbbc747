namespace KmsCustomKeyStore.Benchmarks.Measuring;

/// <summary>One of those that are measured side by side.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="run">Runs it once.</param>
internal sealed class Competitor(string name, Func<Task<ProcessResult>> run)
{
    private readonly List<ProcessResult> _results = [];

    /// <summary>What tables call it.</summary>
    public string Name => name;

    /// <summary>The milliseconds of the whole process.</summary>
    public Summary Elapsed => new(_results.Select(result => result.Elapsed));

    /// <summary>Sums up one of the numbers that the process wrote, of all rounds.</summary>
    public Summary this[string value] => new(_results.SelectMany(result => result[value]));

    /// <summary>Sums up something else of each round.</summary>
    public Summary Of(Func<ProcessResult, double> value) => new(_results.Select(value));

    /// <summary>Runs all of them once a round, in an order that rotates, so that what else the machine does hits all alike.</summary>
    /// <param name="competitors">Who takes part.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="warmUp">Whether there is a round before that does not count.</param>
    public static async Task RaceAsync(IReadOnlyList<Competitor> competitors, int rounds, bool warmUp = true)
    {
        for (int round = warmUp ? -1 : 0; round < rounds; round++)
        {
            for (int i = 0; i < competitors.Count; i++)
            {
                var competitor = competitors[(i + round + 1) % competitors.Count];
                var result = await competitor.RunOnceAsync().ConfigureAwait(false);
                if (round >= 0)
                {
                    competitor._results.Add(result);
                }
            }
        }
    }

    private Task<ProcessResult> RunOnceAsync() => run();
}
