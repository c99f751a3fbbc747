namespace KmsCustomKeyStore.Benchmarks;

/// <summary>Import and first call, timed inside fresh processes.</summary>
internal sealed class ImportAndFirstCall : ISuite
{
    /// <inheritdoc/>
    public string Letters => "bc";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        Contestant bare = bench.BarePwsh;
        Contestant module = new("the module", bench.Script("Start.ps1").RunAsync);
        await Contestant.RaceAsync([bare, module], bench.Rounds).ConfigureAwait(false);

        double start = bare.Elapsed.Median;
        string table = Table.Of(
            ["step", "ms", "quartiles", "n", "of `pwsh` alone", "methods compiled", "assemblies loaded"],
            ["`pwsh` alone, whole process", Text.Number(start), Text.Quartiles(bare.Elapsed), Text.Count(bare.Elapsed.Count), "1", "", ""],
            Row("import", "import"),
            Row("first call", "call"));
        return new Section(
            "Import and first call",
            $"""
            Timed inside a fresh process: `Import-Module`, and after it `$null = Get-KMSCustomKeyStore` with 10 stores. Methods compiled are those that were not compiled ahead, as .NET counts them.

            {table}
            """,
            [
                new Target("AWS assemblies loaded by import", module["import-aws"].Median, 0),
                new Target("import, of `pwsh` alone", module["import"].Median / start, 0.25),
                new Target("first call, of `pwsh` alone", module["call"].Median / start, 0.4),
            ]);

        string[] Row(string name, string value) =>
        [
            name, Text.Number(module[value].Median), Text.Quartiles(module[value]), Text.Count(module[value].Count), Text.Ratio(module[value].Median / start),
            Text.Count((int)module[$"{value}-methods"].Median), Text.Count((int)module[$"{value}-assemblies"].Median),
        ];
    }
}
