namespace KmsCustomKeyStore.Benchmarks.Measuring;

/// <summary>What some measurements have in common.</summary>
internal sealed record Summary
{
    /// <summary>Sums up measurements, of which there is at least one.</summary>
    public Summary(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        Count = sorted.Length;
        Median = Quantile(sorted, 0.5);
        Lower = Quantile(sorted, 0.25);
        Upper = Quantile(sorted, 0.75);
    }

    public int Count { get; }

    public double Median { get; }

    /// <summary>The first quartile.</summary>
    public double Lower { get; }

    /// <summary>The third quartile.</summary>
    public double Upper { get; }

    // Between the two nearest, in proportion, as spreadsheets do it.
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
