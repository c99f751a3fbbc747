using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>Import and first call, timed inside fresh processes.</summary>
internal sealed class ImportAndFirstCall : ISuite
{
    /// <inheritdoc/>
    public string Letters => "bc";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        var bare = bench.BarePwsh;
        var module = new Competitor("the module", bench.Script("Start.ps1").RunAsync);
        await Competitor.RaceAsync([bare, module], bench.Rounds).ConfigureAwait(false);

        double start = bare.Elapsed.Median;
        string table = Table.Of(
            ["step", "ms", "quartiles", "n", "of `pwsh` alone", "methods compiled", "assemblies loaded"],
            ["`pwsh` alone, whole process", .. NumberText.Cells(bare.Elapsed), "1", string.Empty, string.Empty],
            Row("import", "import"),
            Row("first call", "call"));
        return new Section(
            "Import and first call",
            $"""
            Timed inside a fresh process: `Import-Module`, and after it `$null = Get-KMSCustomKeyStore` with 10 stores. Methods
            compiled are those that were not compiled ahead, as .NET counts them.

            {table}
            """,
            [
                new PerformanceTarget("AWS assemblies loaded by import", module["import-aws"].Median, 0),
                new PerformanceTarget("import, of `pwsh` alone", module["import"].Median / start, 0.25),
                new PerformanceTarget("first call, of `pwsh` alone", module["call"].Median / start, 0.4),
            ]);

        string[] Row(string name, string value) => [
            name, .. NumberText.Cells(module[value]), NumberText.Ratio(module[value].Median / start),
            NumberText.Count((int)module[$"{value}-methods"].Median), NumberText.Count((int)module[$"{value}-assemblies"].Median),
        ];
    }
}
