using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>A bound that the project has set itself, and what was measured.</summary>
/// <param name="What">What is bounded.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Bound">What it may be at most, or has to be at least.</param>
/// <param name="AtLeast">Whether the bound is one from below.</param>
internal sealed record PerformanceTarget(string What, double Measured, double Bound, bool AtLeast = false)
{
    /// <summary>A row of a table: what, bound, measured, whether it holds.</summary>
    public string[] Row => [
        What,
        string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? "at least" : "at most")} {Bound:0.##}"),
        Measured.ToString("0.00", CultureInfo.InvariantCulture),
        (AtLeast ? Measured >= Bound : Measured <= Bound) ? "yes" : "**no**",
    ];
}
