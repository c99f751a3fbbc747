using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>What the Tab key takes.</summary>
internal sealed class Completion : ISuite
{
    private const string Repeats = "30";

    private static readonly string[] _lines =
    [
        "Get-KMSCustomKeyStore -CustomKeyStoreId ", "Get-KMSCustomKeyStore -CustomKeyStoreName ", "Get-KMSCustomKeyStore -Region ",
        "Get-KMSCustomKeyStore -ConnectionState ", "Get-Item -ErrorAction ",
    ];

    /// <inheritdoc/>
    public string Letters => "g";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        Competitor[] all = [.. _lines.Select(line => new Competitor(
            $"`{line.Trim()}`",
            bench.Script("Complete.ps1", "-Line", line, "-Repeats", Repeats).RunAsync))];
        await Competitor.RaceAsync(all, bench.FewRounds).ConfigureAwait(false);
        string table = Table.Of(
            ["line", "first, ms", "quartiles", "n", "later, ms", "quartiles", "n"],
            all.Select<Competitor, string[]>(line =>
                [line.Name, .. NumberText.Cells(line["first"]), .. NumberText.Cells(line["later"])]));
        return new Section(
            "Completion",
            $"""
            `TabExpansion2` after the import: the first in a fresh process, and the same again there. The last line is one that
            PowerShell completes by itself. Ids and names are of 10 stores, asked of the endpoint.

            {table}
            """,
            []);
    }
}
