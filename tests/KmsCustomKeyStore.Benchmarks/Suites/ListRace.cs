using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks;

/// <summary>The readers of one list.</summary>
internal sealed class ListRace
{
    public ListRace(Bench bench, StoreEndpoint endpoint, int count, int pageSize, bool withPeers, bool withCli)
    {
        (Count, PageSize) = (count, pageSize);
        string limit = pageSize.ToString(CultureInfo.InvariantCulture);
        Child inPwsh = bench.Script("List.ps1", "-Probe", bench.Probe, "-Limit", limit) with { Endpoint = endpoint.Url };
        Module = new Contestant("the module", inPwsh.RunAsync);
        SdkInPwsh = new Contestant("bare SDK in `pwsh`", (inPwsh with { Arguments = [.. inPwsh.Arguments, "-BareSdk"] }).RunAsync);
        Sdk = new Contestant("bare SDK", new Child("dotnet", bench.Probe, limit) { Endpoint = endpoint.Url }.RunAsync);
        All = [Module, Sdk, SdkInPwsh];
        if (withPeers && bench.Peers.Boto3 is { } python)
        {
            All.Add(new Contestant("boto3", new Child(python.File, Bench.PathOf("list.py"), limit) { Endpoint = endpoint.Url }.RunAsync));
        }

        if (withPeers && withCli)
        {
            All.AddRange(bench.Peers.AwsClis.Select(cli => new Contestant(
                cli.Name,
                new Child(cli.Peer.File, "kms", "describe-custom-key-stores", "--output", "json", "--page-size", limit) { Endpoint = endpoint.Url, DropOutput = true, WatchMemory = true }.RunAsync)));
        }
    }

    /// <summary>How many stores there are.</summary>
    public int Count { get; }

    /// <summary>How many come at once.</summary>
    public int PageSize { get; }

    /// <summary>The module.</summary>
    public Contestant Module { get; }

    /// <summary>The bare AWS SDK in a process of its own.</summary>
    public Contestant Sdk { get; }

    /// <summary>The bare AWS SDK in PowerShell's process.</summary>
    public Contestant SdkInPwsh { get; }

    /// <summary>All readers.</summary>
    public List<Contestant> All { get; }

    /// <summary>The rows of the table.</summary>
    public IEnumerable<string[]> Rows => All.Select(reader =>
    {
        bool tells = Tells(reader);
        Summary rate = Rates(reader);
        return new[]
        {
            Text.Count(Count), Text.Count(PageSize), reader.Name, Text.Number(rate.Median), Text.Quartiles(rate), Text.Count(rate.Count),
            Text.Number((tells ? reader["first"] : reader.Of(result => result.FirstByte)).Median), tells ? Text.Number(reader["page"].Median) : "",
            Text.Number(reader.Elapsed.Median / 1000), Text.Mebibytes((tells ? reader["peak"] : reader.Of(result => result.Peak)).Median),
        };
    });

    /// <summary>Objects a second.</summary>
    public double Rate(Contestant reader) => Rates(reader).Median;

    private Summary Rates(Contestant reader)
        => reader.Of(result => Count / (Tells(reader) ? result["total"].Single() : result.Elapsed) * 1000);

    // The AWS CLI writes stores, and nothing of itself.
    private static bool Tells(Contestant reader) => reader.Name != "AWS CLI v1" && reader.Name != "AWS CLI v2";
}
