using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>Calls after many others, beside the bare AWS SDK in the same process.</summary>
internal sealed class LaterCalls : ISuite
{
    private const string Blocks = "15";

    /// <inheritdoc/>
    public string Letters => "d";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        var processes = new Competitor("both", bench.Script("Later.ps1", "-Probe", bench.Probe, "-Blocks", Blocks).RunAsync);
        await Competitor.RaceAsync([processes], bench.FewRounds, warmUp: false).ConfigureAwait(false);

        var module = processes["module"];
        var sdk = processes["sdk"];
        var cmdlet = processes["cmdlet"];
        var ratio = OfSdk("module");
        string table = Table.Of(
            ["call", "ms", "quartiles", "n", "of the bare SDK"],
            ["the module", .. NumberText.Cells(module), NumberText.Ratio(ratio.Median)],
            ["a cmdlet that makes the bare SDK's call", .. NumberText.Cells(cmdlet), NumberText.Ratio(OfSdk("cmdlet").Median)],
            ["the bare SDK", .. NumberText.Cells(sdk), "1"]);
        return new Section(
            "Later calls",
            $"""
            A loop of a script calls `$null = Get-KMSCustomKeyStore`, or a static method that does the same with one client of the AWS
            SDK of the same version, or a cmdlet that calls that method and is PowerShell's own part in any such command, in the same
            PowerShell, in blocks of 100 that take turns, after 2,500 calls of each. The endpoint has 10 stores. The ratio is the
            median of those of single processes, of which there are {ratio.Count}; their quartiles are
            {NumberText.Ratio(ratio.Lower)} and {NumberText.Ratio(ratio.Upper)}.

            {table}
            """,
            [new PerformanceTarget("later call, of the bare SDK", ratio.Median, 1.15)],
            new Chart("Later call, 10 stores", [Bar("the module", module), Bar("bare AWS SDK", sdk)]));

        static (string Name, double Value, string Text) Bar(string name, Summary summary)
            => (name, summary.Median, $"{NumberText.Number(summary.Median)} ms");

        Summary OfSdk(string call) => processes.Of(result => new Summary(result[call]).Median / new Summary(result["sdk"]).Median);
    }
}
