using System.Globalization;
using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsCustomKeyStore.Benchmarks.Measuring;
using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>The readers of one list.</summary>
internal sealed class ListRace
{
    public ListRace(Bench bench, StoreEndpoint endpoint, int count, int pageSize, bool withPeers, bool withCli)
    {
        (Count, PageSize) = (count, pageSize);
        string limit = pageSize.ToString(CultureInfo.InvariantCulture);
        var inPwsh = bench.Script("List.ps1", "-Probe", bench.Probe, "-Limit", limit) with { Endpoint = endpoint.Url };
        Module = new Competitor("the module", inPwsh.RunAsync);
        SdkInPwsh = new Competitor("bare SDK in `pwsh`", (inPwsh with { Arguments = [.. inPwsh.Arguments, "-BareSdk"] }).RunAsync);
        Sdk = new Competitor("bare SDK", new MeasuredProcess("dotnet", bench.Probe, limit) { Endpoint = endpoint.Url }.RunAsync);
        All = [Module, Sdk, SdkInPwsh];
        if (withPeers && bench.Peers.Boto3 is { } python)
        {
            var list = new MeasuredProcess(python.File, Bench.PathOf("list.py"), limit) { Endpoint = endpoint.Url };
            All.Add(new Competitor("boto3", list.RunAsync));
        }

        if (withPeers && withCli)
        {
            string[] describe = ["kms", "describe-custom-key-stores", "--output", "json", "--page-size", limit];
            All.AddRange(bench.Peers.AwsClis.Select(cli => new Competitor(
                cli.Name,
                new MeasuredProcess(cli.Peer.File, describe) { Endpoint = endpoint.Url, DropOutput = true, WatchMemory = true }.RunAsync)));
        }
    }

    /// <summary>How many stores there are.</summary>
    public int Count { get; }

    /// <summary>How many come at once.</summary>
    public int PageSize { get; }

    /// <summary>The module.</summary>
    public Competitor Module { get; }

    /// <summary>The bare AWS SDK in a process of its own.</summary>
    public Competitor Sdk { get; }

    /// <summary>The bare AWS SDK in PowerShell's process.</summary>
    public Competitor SdkInPwsh { get; }

    /// <summary>All readers.</summary>
    public List<Competitor> All { get; }

    /// <summary>The rows of the table.</summary>
    public IEnumerable<string[]> Rows => All.Select<Competitor, string[]>(reader =>
    {
        bool tells = Tells(reader);
        var rate = Rates(reader);
        string first = NumberText.Number((tells ? reader["first"] : reader.Of(result => result.FirstByte)).Median);
        string page = tells ? NumberText.Number(reader["page"].Median) : string.Empty;
        string peak = NumberText.Mebibytes((tells ? reader["peak"] : reader.Of(result => result.Peak)).Median);
        return
        [
            NumberText.Count(Count), NumberText.Count(PageSize), reader.Name, .. NumberText.Cells(rate),
            first, page, NumberText.Number(reader.Elapsed.Median / 1000), peak,
        ];
    });

    /// <summary>Objects a second.</summary>
    public double Rate(Competitor reader) => Rates(reader).Median;

    private Summary Rates(Competitor reader)
        => reader.Of(result => Count / (Tells(reader) ? result["total"].Single() : result.Elapsed) * 1000);

    // The AWS CLI writes stores, and nothing of itself.
    private static bool Tells(Competitor reader) => reader.Name != "AWS CLI v1" && reader.Name != "AWS CLI v2";
}
