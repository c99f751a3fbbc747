namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>Bars to compare. The first is the module's.</summary>
/// <param name="Title">What they are of, and in what unit.</param>
/// <param name="Bars">Names, values and how these are written.</param>
internal sealed record Chart(string Title, IReadOnlyList<(string Name, double Value, string Text)> Bars);
