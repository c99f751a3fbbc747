using System.Diagnostics;
using System.Reflection;
using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsCustomKeyStore.Benchmarks.Machine;
using KmsCustomKeyStore.Benchmarks.Report;
using KmsCustomKeyStore.Benchmarks.Suites;
using KmsEmulator.Cli;

namespace KmsCustomKeyStore.Benchmarks;

/// <summary>The benchmarks. It exits with 0, with 1 when something cannot be measured and with 2 on bad arguments.</summary>
internal static class Program
{
    private static readonly ISuite[] _suites =
    [
        new WholeProcess(), new ImportAndFirstCall(), new LaterCalls(), new LongLists(), new ManyRegions(), new Completion(),
    ];

    private static Task<int> Main(string[] args)
        => CommandLineProgram.RunAsync<BenchmarkException>(new BenchmarkCommand().Create(RunAsync), args);

    private static async Task<int> RunAsync(BenchmarkOptions options)
    {
        if (Metadata("Configuration") != "Release")
        {
            throw new UsageException($"Measure a release build: {ResultsPage.Command}");
        }

        string root = Path.GetFullPath(Metadata("RepositoryRoot"));
        var peers = Peers.Find();
        if (peers.PowerShell.IsTool && options.Output is null)
        {
            throw new UsageException(
                $"""
                {peers.PowerShell} is the .NET tool here, which is not compiled ahead and starts about twice as slowly as an installed
                pwsh: what users feel takes one. Install PowerShell 7.4 or later, or give --output to keep the results apart.
                """);
        }

        Tell("packing the module");
        var module = options.Module is { } manifest ? new PackedModule(manifest, null) : PackedModule.Make(root);

        var sections = await MeasureAsync(options, peers, module).ConfigureAwait(false);
        if (module.PackageSize is { } size)
        {
            sections.Add(PackageSection(size));
        }

        Write(new ResultsPage(sections, [.. MachineDescription.Rows(peers, root)]), root, options.Output);
        return CommandLineProgram.Success;
    }

    private static async Task<List<Section>> MeasureAsync(BenchmarkOptions options, Peers peers, PackedModule module)
    {
        List<Section> sections = [];
        var endpoint = await StoreEndpoint.StartAsync(10).ConfigureAwait(false);
        await using (endpoint.ConfigureAwait(false))
        {
            var bench = new Bench
            {
                Peers = peers,
                Module = module.Manifest,
                Probe = Path.GetFullPath(Metadata("Probe")),
                Endpoint = endpoint,
                Rounds = options.Rounds,
                Stores = [.. options.Stores.Order()],
            };
            foreach (var suite in _suites.Where(suite => suite.Letters.Any(options.Only.Contains)))
            {
                Tell($"measuring {suite.GetType().Name}");
                sections.Add(await suite.RunAsync(bench).ConfigureAwait(false));
            }
        }

        return sections;
    }

    private static Section PackageSection(long bytes)
    {
        double megabytes = bytes / 1e6;
        return new Section(
            "Package",
            $"The package has {NumberText.Number(megabytes)} MB.",
            [new PerformanceTarget("package, MB", megabytes, 12)]);
    }

    private static void Write(ResultsPage page, string root, string? output)
    {
        string file = output ?? Path.Combine(root, "docs", "Benchmarks.md");
        string picture = output is null ? Path.Combine(root, "docs", "images", "benchmarks.svg") : Path.ChangeExtension(output, ".svg");
        File.WriteAllText(file, page.Write(Path.GetRelativePath(Path.GetDirectoryName(file)!, picture).Replace('\\', '/')));
        if (page.Charts.Count > 0)
        {
            File.WriteAllText(picture, Picture.Draw(page.Charts, "Benchmarks of the module and of what would be used instead"));
        }

        if (output is null)
        {
            string readme = Path.Combine(root, "README.md");
            File.WriteAllText(readme, page.Renew(File.ReadAllText(readme)));
        }

        Console.WriteLine(page.Targets);
        Tell($"wrote {file}");
    }

    private static string Metadata(string key)
        => typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    private static readonly Stopwatch _watch = Stopwatch.StartNew();

    private static void Tell(string what) => Console.Error.WriteLine($"{_watch.Elapsed:m\\:ss} {what}");
}
