using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Benchmarks.Machine;

/// <summary>What the measurements were made on and of.</summary>
internal static partial class MachineDescription
{
    private const string NotCompiledAhead = ", the .NET tool: not compiled ahead, so that it starts slowly";

    /// <summary>Its rows: a name and a value.</summary>
    public static IEnumerable<(string Name, string Value)> Rows(Peers peers, string repositoryRoot) => [
        ("date", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("commit", Commit(repositoryRoot)),
        ("processor", $"{Processor()}, {Environment.ProcessorCount} cores"),
        ("memory", Memory()),
        ("system", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})"),
        (".NET", $"SDK {Executable.Read("dotnet", "--version")}, {RuntimeInformation.FrameworkDescription} for the endpoint"),
        ("PowerShell", $"{peers.PowerShell}{(peers.PowerShell.IsTool ? NotCompiledAhead : string.Empty)}"),
        ("AWS CLI v1", peers.AwsCliV1?.Version ?? "not installed, not measured"),
        ("AWS CLI v2", peers.AwsCliV2?.Version ?? "not installed, not measured"),
        ("boto3", peers.Boto3?.Version ?? "not installed, not measured"),
        ("AWS SDK for .NET", string.Join(", ", Packages(repositoryRoot))),
    ];

    private static string Commit(string repositoryRoot)
    {
        string? commit = Executable.Read("git", "-C", repositoryRoot, "rev-parse", "--short", "HEAD");
        bool changed = Executable.Read("git", "-C", repositoryRoot, "status", "--porcelain", "--untracked-files=no") is not "";
        return commit is null ? "unknown" : commit + (changed ? ", with changes that are not committed" : string.Empty);
    }

    private static string Memory()
        => string.Create(
            CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30):0.0} GiB");

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        string? model = File.Exists(Information)
            ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? Executable.Read("sysctl", "-n", "machdep.cpu.brand_string");
        return model ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static IEnumerable<string> Packages(string repositoryRoot)
        => PackagePattern().Matches(File.ReadAllText(Path.Combine(repositoryRoot, "Directory.Packages.props")))
            .Select(match => $"{match.Groups["name"].Value} {match.Groups["version"].Value}");

    [GeneratedRegex("Include=\"(?<name>AWSSDK[^\"]*)\" Version=\"(?<version>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex PackagePattern();
}
