using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>A process from start to end, as a scheduled task runs one.</summary>
internal sealed class WholeProcess : ISuite
{
    // What PowerShell takes of itself to ask an endpoint and to show what comes: nothing is signed, looked up or checked.
    private const string WithoutModule =
        "(Invoke-RestMethod -Method Post -Body '{}' $env:AWS_ENDPOINT_URL_KMS).CustomKeyStores"
        + " | Format-Table CustomKeyStoreName, CustomKeyStoreId, CustomKeyStoreType, ConnectionState";

    /// <inheritdoc/>
    public string Letters => "a";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        var module = new Competitor("the module", bench.PwshWithModule("Get-KMSCustomKeyStore").RunAsync);
        var bare = bench.BarePwsh;
        var withoutModule = new Competitor("`Invoke-RestMethod`, unsigned", bench.Pwsh(WithoutModule).RunAsync);
        (Competitor Competitor, double Bound)[] clis = [.. bench.Peers.AwsClis.Select(cli => (
            new Competitor(
                cli.Name,
                new MeasuredProcess(cli.Peer.File, "kms", "describe-custom-key-stores") { Endpoint = bench.Endpoint.Url }.RunAsync),
            cli.Peer == bench.Peers.AwsCliV1 ? 0.75 : 0.4))];
        Competitor[] all = [module, bare, withoutModule, .. clis.Select(cli => cli.Competitor)];
        await Competitor.RaceAsync(all, bench.Rounds).ConfigureAwait(false);

        double median = module.Elapsed.Median;
        string table = Table.Of(
            ["process", "ms", "quartiles", "n", "of `pwsh` alone"],
            all.Select<Competitor, string[]>(one =>
            [
                one.Name, .. NumberText.Cells(one.Elapsed), NumberText.Ratio(one.Elapsed.Median / bare.Elapsed.Median),
            ]));
        return new Section(
            "Whole process",
            $"""
            `pwsh -NoProfile -Command "Import-Module …; Get-KMSCustomKeyStore"`, `aws kms describe-custom-key-stores` and
            `pwsh -NoProfile -Command 1`, from start to end, with their output to a pipe. The endpoint has 10 stores.
            `Invoke-RestMethod` asks it for the same page and writes four columns: PowerShell's own part in any such command.

            {table}
            """,
            [
                .. clis.Select(cli => new PerformanceTarget(
                    $"whole process, of {cli.Competitor.Name}", median / cli.Competitor.Elapsed.Median, cli.Bound)),
                new PerformanceTarget("whole process, of `pwsh` alone", median / bare.Elapsed.Median, 2.0),
            ],
            new Chart(
                "Whole process, 10 stores",
                [.. all.Where(one => one != withoutModule)
                    .Select(one => (one.Name, one.Elapsed.Median, $"{NumberText.Number(one.Elapsed.Median)} ms"))]));
    }
}
