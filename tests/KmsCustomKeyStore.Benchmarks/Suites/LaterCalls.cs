namespace KmsCustomKeyStore.Benchmarks;

/// <summary>Calls after many others, beside the bare AWS SDK in the same process.</summary>
internal sealed class LaterCalls : ISuite
{
    private const string Blocks = "15";

    /// <inheritdoc/>
    public string Letters => "d";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        Contestant processes = new("both", bench.Script("Later.ps1", "-Probe", bench.Probe, "-Blocks", Blocks).RunAsync);
        await Contestant.RaceAsync([processes], bench.FewRounds, warmUp: false).ConfigureAwait(false);

        Summary module = processes["module"];
        Summary sdk = processes["sdk"];
        Summary cmdlet = processes["cmdlet"];
        Summary ratio = OfSdk("module");
        string table = Table.Of(
            ["call", "ms", "quartiles", "n", "of the bare SDK"],
            ["the module", Text.Number(module.Median), Text.Quartiles(module), Text.Count(module.Count), Text.Ratio(ratio.Median)],
            ["a cmdlet that makes the bare SDK's call", Text.Number(cmdlet.Median), Text.Quartiles(cmdlet), Text.Count(cmdlet.Count), Text.Ratio(OfSdk("cmdlet").Median)],
            ["the bare SDK", Text.Number(sdk.Median), Text.Quartiles(sdk), Text.Count(sdk.Count), "1"]);
        return new Section(
            "Later calls",
            $"""
            A loop of a script calls `$null = Get-KMSCustomKeyStore`, or a static method that does the same with one client of the AWS SDK of the same version, or a cmdlet that calls that method and is PowerShell's own part in any such command, in the same PowerShell, in blocks of 100 that take turns, after 2,500 calls of each. The endpoint has 10 stores. The ratio is the median of those of single processes, of which there are {ratio.Count}; their quartiles are {Text.Ratio(ratio.Lower)} and {Text.Ratio(ratio.Upper)}.

            {table}
            """,
            [new Target("later call, of the bare SDK", ratio.Median, 1.15)],
            new Chart("Later call, 10 stores", [("the module", module.Median, $"{Text.Number(module.Median)} ms"), ("bare AWS SDK", sdk.Median, $"{Text.Number(sdk.Median)} ms")]));

        Summary OfSdk(string call) => processes.Of(result => new Summary(result[call]).Median / new Summary(result["sdk"]).Median);
    }
}
