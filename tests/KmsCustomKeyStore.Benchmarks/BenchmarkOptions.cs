namespace KmsCustomKeyStore.Benchmarks;

/// <summary>What to measure, and where to write it.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The letters of what to measure.</summary>
    public required string Only { get; init; }

    public required int Rounds { get; init; }

    public required IReadOnlyList<int> Stores { get; init; }

    /// <summary>The manifest of the module to measure; null for the one that is packed for it.</summary>
    public string? Module { get; init; }

    /// <summary>The file to write in place of the project's own page.</summary>
    public string? Output { get; init; }
}
