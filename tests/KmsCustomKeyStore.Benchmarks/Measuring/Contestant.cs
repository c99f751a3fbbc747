namespace KmsCustomKeyStore.Benchmarks;

/// <summary>One of those that are measured side by side.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="run">Runs it once.</param>
internal sealed class Contestant(string name, Func<Task<ChildResult>> run)
{
    private readonly List<ChildResult> _results = [];

    /// <summary>What tables call it.</summary>
    public string Name => name;

    /// <summary>The milliseconds of the whole process.</summary>
    public Summary Elapsed => new(_results.Select(result => result.Elapsed));

    /// <summary>Sums up one of the numbers that the process wrote, of all rounds.</summary>
    public Summary this[string value] => new(_results.SelectMany(result => result[value]));

    /// <summary>Sums up something else of each round.</summary>
    public Summary Of(Func<ChildResult, double> value) => new(_results.Select(value));

    /// <summary>Runs all of them once a round, in an order that rotates, so that what else the machine does hits all alike.</summary>
    /// <param name="contestants">Who takes part.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="warmUp">Whether there is a round before that does not count.</param>
    public static async Task RaceAsync(IReadOnlyList<Contestant> contestants, int rounds, bool warmUp = true)
    {
        for (int round = warmUp ? -1 : 0; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                Contestant contestant = contestants[(i + round + 1) % contestants.Count];
                ChildResult result = await contestant.RunOnceAsync().ConfigureAwait(false);
                if (round >= 0)
                {
                    contestant._results.Add(result);
                }
            }
        }
    }

    private Task<ChildResult> RunOnceAsync() => run();
}
