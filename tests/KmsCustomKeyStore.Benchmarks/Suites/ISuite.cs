using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>Something to measure.</summary>
internal interface ISuite
{
    /// <summary>The letters by which the arguments name it.</summary>
    string Letters { get; }

    /// <summary>Measures it.</summary>
    Task<Section> RunAsync(Bench bench);
}
