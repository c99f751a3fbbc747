using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks;

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
        StoreEndpoint far = await StoreEndpoint.StartAsync(10, _delay).ConfigureAwait(false);
        await using (far.ConfigureAwait(false))
        {
            string rounds = bench.Rounds.ToString(CultureInfo.InvariantCulture);
            Contestant warm = new("warm", bench.Script("Regions.ps1", "-Endpoint", far.Url, "-PromptEndpoint", bench.Endpoint.Url, "-Numbers", string.Join(',', _counts), "-Rounds", rounds).RunAsync);
            await Contestant.RaceAsync([warm], 1, warmUp: false).ConfigureAwait(false);

            Contestant[] fresh = [.. _counts.Select(count => new Contestant(
                $"{count}", bench.PwshWithModule($"$null = Get-KMSCustomKeyStore -EndpointUrl {far.Url} -Region (1..{count} -replace '^', 'region-')").RunAsync))];
            await Contestant.RaceAsync(fresh, bench.FewRounds).ConfigureAwait(false);

            Contestant[] clis = [.. bench.Peers.AwsClis.Select(cli => new Contestant(cli.Name, () => EachRegionAsync(cli.Peer, far)))];
            await Contestant.RaceAsync(clis, Math.Min(3, bench.FewRounds), warmUp: false).ConfigureAwait(false);
            return Report(warm, fresh, clis);
        }
    }

    private static Section Report(Contestant warm, Contestant[] fresh, Contestant[] clis)
    {
        double one = warm["regions-1"].Median;
        double all = warm["regions-40"].Median;
        double call = warm["call"].Median;
        double allowed = (1.5 * one) + (40 * call);
        Contestant freshAsCli = fresh[Array.IndexOf(_counts, RegionsOfCli)];
        string table = Table.Of(
            ["regions", "in a warm process, ms", "quartiles", "n", "of one region", "whole fresh process, ms", "quartiles", "n"],
            _counts.Select((count, place) =>
            {
                Summary inWarm = warm[$"regions-{count}"];
                Summary inFresh = fresh[place].Elapsed;
                return new[]
                {
                    Text.Count(count), Text.Number(inWarm.Median), Text.Quartiles(inWarm), Text.Count(inWarm.Count), Text.Ratio(inWarm.Median / one),
                    Text.Number(inFresh.Median), Text.Quartiles(inFresh), Text.Count(inFresh.Count),
                };
            }));
        string ofCli = string.Concat(clis.Select(cli =>
            $" {cli.Name} takes {Text.Number(cli.Elapsed.Median)} ms for {RegionsOfCli} regions, a process for each and one after the other (n = {cli.Elapsed.Count})."));
        return new Section(
            "Many regions",
            $"""
            `Get-KMSCustomKeyStore -Region …` with an endpoint that waits {_delay.TotalMilliseconds} ms before each reply and has 10 stores for each region. The same call without the wait takes {Text.Number(call)} ms in the warm process: 1.5 times one region and the work of 40 calls are {Text.Number(allowed)} ms.{ofCli}

            {table}
            """,
            [new Target("40 regions, of 1.5 times one region and the work of 40 calls", all / allowed, 1)],
            new Chart(
                $"{RegionsOfCli} regions {_delay.TotalMilliseconds} ms away, whole process",
                [.. clis.Prepend(freshAsCli).Select((who, place) => (place == 0 ? "the module" : $"{who.Name}, one by one", who.Elapsed.Median, $"{Text.Number(who.Elapsed.Median)} ms"))]));
    }

    private static async Task<ChildResult> EachRegionAsync(Peer cli, StoreEndpoint endpoint)
    {
        double elapsed = 0;
        for (int region = 1; region <= RegionsOfCli; region++)
        {
            Child child = new(cli.File, "kms", "describe-custom-key-stores", "--region", $"region-{region}") { Endpoint = endpoint.Url };
            elapsed += (await child.RunAsync().ConfigureAwait(false)).Elapsed;
        }

        return new ChildResult { Elapsed = elapsed, FirstByte = 0, Peak = 0, Output = "" };
    }
}
