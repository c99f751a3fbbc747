using System.Globalization;
using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsCustomKeyStore.Benchmarks.Machine;
using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>One to forty regions of an endpoint that is far away.</summary>
internal sealed class ManyRegions : ISuite
{
    private const int RegionsOfCli = 17;

    private static readonly TimeSpan _delay = TimeSpan.FromMilliseconds(150);

    private static readonly int[] _counts = [1, 2, 5, 10, RegionsOfCli, 20, 40];

    /// <inheritdoc/>
    public string Letters => "f";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        var far = await StoreEndpoint.StartAsync(10, _delay).ConfigureAwait(false);
        await using (far.ConfigureAwait(false))
        {
            string rounds = bench.Rounds.ToString(CultureInfo.InvariantCulture);
            string counts = string.Join(',', _counts);
            var script = bench.Script(
                "Regions.ps1", "-Endpoint", far.Url, "-PromptEndpoint", bench.Endpoint.Url, "-Numbers", counts, "-Rounds", rounds);
            var warm = new Competitor("warm", script.RunAsync);
            await Competitor.RaceAsync([warm], 1, warmUp: false).ConfigureAwait(false);

            string list = $"$null = Get-KMSCustomKeyStore -EndpointUrl {far.Url} -Region";
            Competitor[] fresh = [.. _counts.Select(count => new Competitor(
                $"{count}", bench.PwshWithModule($"{list} (1..{count} -replace '^', 'region-')").RunAsync))];
            await Competitor.RaceAsync(fresh, bench.FewRounds).ConfigureAwait(false);

            Competitor[] clis = [.. bench.Peers.AwsClis.Select(cli => new Competitor(cli.Name, () => EachRegionAsync(cli.Peer, far)))];
            await Competitor.RaceAsync(clis, Math.Min(3, bench.FewRounds), warmUp: false).ConfigureAwait(false);
            return Report(warm, fresh, clis);
        }
    }

    private static Section Report(Competitor warm, Competitor[] fresh, Competitor[] clis)
    {
        double one = warm["regions-1"].Median;
        double all = warm["regions-40"].Median;
        double call = warm["call"].Median;
        double allowed = (1.5 * one) + (40 * call);
        var freshAsCli = fresh[Array.IndexOf(_counts, RegionsOfCli)];
        string table = Table.Of(
            ["regions", "in a warm process, ms", "quartiles", "n", "of one region", "whole fresh process, ms", "quartiles", "n"],
            _counts.Select<int, string[]>((count, place) =>
            {
                var inWarm = warm[$"regions-{count}"];
                var inFresh = fresh[place].Elapsed;
                return
                [
                    NumberText.Count(count), .. NumberText.Cells(inWarm), NumberText.Ratio(inWarm.Median / one),
                    .. NumberText.Cells(inFresh),
                ];
            }));
        string ofCli = string.Concat(clis.Select(cli
            => $" {cli.Name} takes {NumberText.Number(cli.Elapsed.Median)} ms for {RegionsOfCli} regions, a process for each and one after "
                + $"the other (n = {cli.Elapsed.Count})."));
        return new Section(
            "Many regions",
            $"""
            `Get-KMSCustomKeyStore -Region …` with an endpoint that waits {_delay.TotalMilliseconds} ms before each reply and has 10
            stores for each region. The same call without the wait takes {NumberText.Number(call)} ms in the warm process: 1.5 times
            one region and the work of 40 calls are {NumberText.Number(allowed)} ms.{ofCli}

            {table}
            """,
            [new PerformanceTarget("40 regions, of 1.5 times one region and the work of 40 calls", all / allowed, 1)],
            new Chart(
                $"{RegionsOfCli} regions {_delay.TotalMilliseconds} ms away, whole process",
                [Bar("the module", freshAsCli), .. clis.Select(cli => Bar($"{cli.Name}, one by one", cli))]));

        static (string Name, double Value, string Text) Bar(string name, Competitor competitor)
            => (name, competitor.Elapsed.Median, $"{NumberText.Number(competitor.Elapsed.Median)} ms");
    }

    private static async Task<ProcessResult> EachRegionAsync(Peer cli, StoreEndpoint endpoint)
    {
        double elapsed = 0;
        for (int region = 1; region <= RegionsOfCli; region++)
        {
            var process = new MeasuredProcess(cli.File, "kms", "describe-custom-key-stores", "--region", $"region-{region}")
            {
                Endpoint = endpoint.Url,
            };
            elapsed += (await process.RunAsync().ConfigureAwait(false)).Elapsed;
        }

        return new ProcessResult { Elapsed = elapsed, FirstByte = 0, Peak = 0, Output = string.Empty };
    }
}
