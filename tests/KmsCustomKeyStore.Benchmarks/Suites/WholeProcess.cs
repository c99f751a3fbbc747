namespace KmsCustomKeyStore.Benchmarks;

/// <summary>A process from start to end, as a scheduled task runs one.</summary>
internal sealed class WholeProcess : ISuite
{
    /// <inheritdoc/>
    public string Letters => "a";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        Contestant module = new("the module", bench.PwshWithModule("Get-KMSCustomKeyStore").RunAsync);
        Contestant bare = bench.BarePwsh;
        (Contestant Contestant, double Bound)[] clis = [.. bench.Peers.AwsClis.Select(cli => (
            new Contestant(cli.Name, new Child(cli.Peer.File, "kms", "describe-custom-key-stores") { Endpoint = bench.Endpoint.Url }.RunAsync),
            cli.Peer == bench.Peers.AwsCliV1 ? 0.75 : 0.4))];
        Contestant[] all = [module, bare, .. clis.Select(cli => cli.Contestant)];
        await Contestant.RaceAsync(all, bench.Rounds).ConfigureAwait(false);

        double median = module.Elapsed.Median;
        string table = Table.Of(
            ["process", "ms", "quartiles", "n", "of `pwsh` alone"],
            all.Select(one => new[] { one.Name, Text.Number(one.Elapsed.Median), Text.Quartiles(one.Elapsed), Text.Count(one.Elapsed.Count), Text.Ratio(one.Elapsed.Median / bare.Elapsed.Median) }));
        return new Section(
            "Whole process",
            $"""
            `pwsh -NoProfile -Command "Import-Module …; Get-KMSCustomKeyStore"`, `aws kms describe-custom-key-stores` and `pwsh -NoProfile -Command 1`, from start to end, with their output to a pipe. The endpoint has 10 stores.

            {table}
            """,
            [
                .. clis.Select(cli => new Target($"whole process, of {cli.Contestant.Name}", median / cli.Contestant.Elapsed.Median, cli.Bound)),
                new Target("whole process, of `pwsh` alone", median / bare.Elapsed.Median, 2.0),
            ],
            new Chart("Whole process, 10 stores", [.. all.Select(one => (one.Name, one.Elapsed.Median, $"{Text.Number(one.Elapsed.Median)} ms"))]));
    }
}
