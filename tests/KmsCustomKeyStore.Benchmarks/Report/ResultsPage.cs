namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>The page of results, and the part of the README that is taken from it.</summary>
/// <param name="sections">What was found.</param>
/// <param name="machine">What it was found on.</param>
internal sealed class ResultsPage(IReadOnlyList<Section> sections, IReadOnlyList<(string Name, string Value)> machine)
{
    /// <summary>The command that makes it.</summary>
    public const string Command = "dotnet run -c Release --project tests/KmsCustomKeyStore.Benchmarks";

    private const string Begin = "<!-- benchmarks -->";

    private const string End = "<!-- /benchmarks -->";

    /// <summary>The bounds, what was measured and whether they hold.</summary>
    public string Targets => Table.Of(
        ["target", "bound", "measured", "holds"],
        sections.SelectMany(section => section.Targets).Select(target => target.Row));

    /// <summary>The charts of the picture.</summary>
    public IReadOnlyList<Chart> Charts => [.. sections.Select(section => section.Chart).OfType<Chart>()];

    /// <summary>The whole page.</summary>
    /// <param name="picture">The picture's address, as seen from the page.</param>
    public string Write(string picture) => $"""
        # Benchmarks

        Made by `{Command}`; do not edit. It is one run: each round measures all that stand in a table one after the other,
        in an order that rotates, and the first round does not count. Figures are medians, with the quartiles beside them, and n is
        how many were measured. A ratio is one of medians.

        All ask one endpoint on the same machine, which answers with pages that were written before. Real regions are farther away, and
        hold up to ten stores: for them start-up, the first call and the number of regions count; long lists show what an object
        costs.

        {(Charts.Count > 0 ? $"![The main results as bars. The tables below have their numbers.]({picture})" : "")}

        ## Targets

        {Targets}

        {string.Join("\n\n", sections.Select(section => $"## {section.Title}\n\n{section.Text}"))}

        ## Machine

        {string.Join('\n', machine.Select(row => $"- {row.Name}: {row.Value}"))}

        """.ReplaceLineEndings("\n");

    /// <summary>The README with its part renewed.</summary>
    /// <exception cref="BenchmarkException">It has no such part.</exception>
    public string Renew(string readme)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new BenchmarkException($"The README has no part between {Begin} and {End}.");
        }

        var rows = Charts.SelectMany(chart => chart.Bars.Select(
            (bar, place) => new[] { place == 0 ? chart.Title : string.Empty, bar.Name, bar.Text }));
        string part = $"""
            {Begin}

            ![Bars compare the module with what would be used instead; the table below has their numbers.](docs/images/benchmarks.svg)

            {Table.Of(["what", "by", "median"], rows)}

            All of one run of `{Command}`, on {Machine("date").Split(' ')[0]} with {Machine("processor")} and
            {Machine("PowerShell")}. [docs/Benchmarks.md](docs/Benchmarks.md) has all of it, with the spread and what falls short of
            its target.


            """.ReplaceLineEndings("\n");
        return readme[..begin] + part + readme[end..];
    }

    private string Machine(string name) => machine.First(row => row.Name == name).Value;
}
