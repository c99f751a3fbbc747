using System.Diagnostics;
using System.Globalization;
using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>Lists from one store to a million: rate, first object and memory.</summary>
internal sealed class LongLists : ISuite
{
    // A reader takes seconds for as many, and longer than what disturbs it: once is enough.
    private const int Long = 100_000;

    // The AWS CLI holds all it has read.
    private const long MemoryOfCli = 6L << 30;

    private static readonly int[] _pageSizes = [100, 1000];

    private static readonly string[] _columns =
    [
        "stores", "page", "reader", "objects a second", "quartiles", "n",
        "first object, ms", "one page, ms", "whole process, s", "peak, MiB",
    ];

    /// <inheritdoc/>
    public string Letters => "e";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(Bench bench)
    {
        List<ListRace> races = [];
        foreach (int count in bench.Stores)
        {
            var endpoint = await StoreEndpoint.StartAsync(count).ConfigureAwait(false);
            await using (endpoint.ConfigureAwait(false))
            {
                foreach (int pageSize in _pageSizes.Where(size => size == _pageSizes[0] || size <= count))
                {
                    bool withCli = count < Long || GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= MemoryOfCli;
                    var race = new ListRace(bench, endpoint, count, pageSize, withPeers: pageSize == _pageSizes[0], withCli);
                    await Competitor.RaceAsync(race.All, count < Long ? bench.FewRounds : 1, warmUp: count < Long).ConfigureAwait(false);
                    races.Add(race);
                }
            }
        }

        var longest = races.First(race => race.Count == bench.Stores.Max());
        return new Section(
            "Long lists",
            $"""
            Each reader is a fresh process that has asked for 45 pages already, and then reads the list with pages of 100 and of
            1000: the module into a cmdlet that only counts, the SDK and boto3 by their paginators. The AWS CLI has only its whole
            process to measure: its rate is that of the process, its first object the first byte of its output, and it is run with
            pages of 100, as boto3 is. Lists of {NumberText.Count(Long)} and more are read once. Memory is the peak of the whole process.

            {Table.Of(_columns, races.SelectMany(race => race.Rows))}

            {await EndpointAsync().ConfigureAwait(false)}
            """,
            [.. _pageSizes.SelectMany(size => Targets([.. races.Where(race => race.PageSize == size)]))],
            new Chart(
                $"Stores a second, of {NumberText.Count(longest.Count)}, pages of {longest.PageSize}",
                [.. longest.All.Select(one => (one.Name, longest.Rate(one), NumberText.Number(longest.Rate(one))))]));
    }

    private static IEnumerable<PerformanceTarget> Targets(ListRace[] races)
    {
        if (races.Length == 0)
        {
            yield break;
        }

        var longest = races[^1];
        string what = $"pages of {longest.PageSize}";
        string stores = $"{NumberText.Count(longest.Count)} stores";
        foreach (var sdk in new[] { longest.Sdk, longest.SdkInPwsh })
        {
            yield return new PerformanceTarget(
                $"rate of {stores}, {what}, of the {sdk.Name}",
                longest.Rate(longest.Module) / longest.Rate(sdk),
                0.9,
                AtLeast: true);
        }

        if (races.FirstOrDefault(race => race.Count == 1000 && race.Module["peak"].Median > 0) is { } thousand)
        {
            yield return new PerformanceTarget(
                $"peak memory of {stores}, {what}, of that of 1,000",
                longest.Module["peak"].Median / thousand.Module["peak"].Median,
                1.25);
        }

        var first = races
            .Where(race => race.Count > race.PageSize)
            .DefaultIfEmpty(longest)
            .Select(race => race.Module.Of(result => result["first"].Single() / result["page"].Single()).Median);
        yield return new PerformanceTarget($"first object, {what}, of one page", new Summary(first).Median, 1.2);
    }

    // Whether it is the reader that is measured.
    private static async Task<string> EndpointAsync()
    {
        List<string> rates = [];
        var endpoint = await StoreEndpoint.StartAsync(Long).ConfigureAwait(false);
        await using (endpoint.ConfigureAwait(false))
        {
            foreach (int pageSize in _pageSizes)
            {
                await endpoint.DrainAsync(pageSize).ConfigureAwait(false);
                long begin = Stopwatch.GetTimestamp();
                await endpoint.DrainAsync(pageSize).ConfigureAwait(false);
                string rate = NumberText.Number(Long / Stopwatch.GetElapsedTime(begin).TotalSeconds);
                rates.Add(string.Create(CultureInfo.InvariantCulture, $"{rate} with pages of {pageSize}"));
            }
        }

        return "A reader that takes the bytes and looks at nothing gets this many stores a second from the endpoint: "
            + $"{string.Join(", ", rates)}.";
    }
}
