using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsCustomKeyStore.Benchmarks.Machine;
using KmsCustomKeyStore.Benchmarks.Measuring;

namespace KmsCustomKeyStore.Benchmarks.Suites;

/// <summary>What all suites work with.</summary>
internal sealed record Bench
{
    public required Peers Peers { get; init; }

    /// <summary>The manifest of the module that is measured.</summary>
    public required string Module { get; init; }

    /// <summary>The assembly with the bare AWS SDK.</summary>
    public required string Probe { get; init; }

    /// <summary>An endpoint with as many stores as an account has by its quota.</summary>
    public required StoreEndpoint Endpoint { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Rounds of what takes longer.</summary>
    public int FewRounds => Math.Max(1, Rounds / 3);

    public required IReadOnlyList<int> Stores { get; init; }

    /// <summary>PowerShell and nothing else: what most ratios are to.</summary>
    public Competitor BarePwsh => new("`pwsh` alone", Pwsh("1").RunAsync);

    /// <summary>A pwsh that runs a command.</summary>
    public MeasuredProcess Pwsh(string command) => PowerShell("-NoProfile", "-Command", command);

    /// <summary>A pwsh that imports the module and runs a command.</summary>
    public MeasuredProcess PwshWithModule(string command)
        => Pwsh($"Import-Module '{Module.Replace("'", "''", StringComparison.Ordinal)}'; {command}");

    /// <summary>A pwsh that runs one of the scripts with the module.</summary>
    public MeasuredProcess Script(string name, params IReadOnlyList<string> arguments)
        => PowerShell(["-NoProfile", "-ExecutionPolicy", "Bypass", "-File", PathOf(name), "-Module", Module, .. arguments]);

    /// <summary>Where a script is.</summary>
    public static string PathOf(string script) => Path.Combine(AppContext.BaseDirectory, "Scripts", script);

    private MeasuredProcess PowerShell(params IReadOnlyList<string> arguments)
    {
        var start = Peers.PowerShell.CreateStartInfo(arguments);
        return new(start.FileName, [.. start.ArgumentList]) { Endpoint = Endpoint.Url };
    }
}
