namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>What a suite found.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text and tables, in Markdown.</param>
/// <param name="Targets">What it was to reach.</param>
/// <param name="Chart">What of it the picture shows.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<PerformanceTarget> Targets, Chart? Chart = null);
