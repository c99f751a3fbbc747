using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace PowerShellLocator;

/// <summary>A PowerShell that can be started.</summary>
public sealed class PowerShellExecutable
{
    private readonly string _fileName;
    private readonly string[] _arguments;

    private PowerShellExecutable(string fileName, string[] arguments, Version version)
    {
        _fileName = fileName;
        _arguments = arguments;
        Version = version;
    }

    /// <summary>The oldest version that the module runs in, Windows PowerShell apart.</summary>
    public static Version OldestVersion { get; } = new(7, 4);

    /// <summary>What <c>$PSVersionTable.PSVersion</c> is there, without a prerelease label.</summary>
    public Version Version { get; }

    /// <summary>Whether it is the .NET tool, whose assemblies are not compiled ahead: it takes twice as long to start.</summary>
    public bool IsTool => _arguments.Length > 0;

    /// <summary>The first pwsh on the PATH; null where there is none, or it is older than <see cref="OldestVersion"/>.</summary>
    public static PowerShellExecutable? FindInstalled() => FindInstalled(Environment.GetEnvironmentVariable("PATH") ?? string.Empty);

    /// <summary>The first pwsh in folders that are separated as in a PATH; null as with <see cref="FindInstalled()"/>.</summary>
    internal static PowerShellExecutable? FindInstalled(string folders)
    {
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string? path = folders
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
        return path is not null && ReadVersion(path) is { } version && version >= OldestVersion
            ? new PowerShellExecutable(path, [], version)
            : null;
    }

    /// <summary>The .NET tool of the repository's manifest, which the build restored.</summary>
    /// <exception cref="FileNotFoundException">It is no longer in the folder of NuGet packages.</exception>
    public static PowerShellExecutable FindTool()
    {
        string path = Path.Combine(ReadMetadata("PowerShellTool"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");
        return File.Exists(path)
            ? new PowerShellExecutable(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [path],
                Version.Parse(ReadMetadata("PowerShellVersion")))
            : throw new FileNotFoundException($"PowerShell is not at '{path}'. Restore it: dotnet restore", path);
    }

    /// <summary>What starts it with arguments of its own, such as <c>-NoProfile</c>.</summary>
    public ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments) => new(_fileName, [.. _arguments, .. arguments]);

    /// <summary>Its name and version.</summary>
    public override string ToString() => $"PowerShell {Version}";

    /// <summary>Reads "PowerShell 7.6.5" or "PowerShell 7.7.0-preview.1"; null where the program says something else.</summary>
    private static Version? ReadVersion(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true })!;
            string version = process.StandardOutput.ReadToEnd().Trim().Split(' ')[^1].Split('-')[0];
            process.WaitForExit();
            return Version.TryParse(version, out var parsed) ? parsed : null;
        }
        catch (Win32Exception)
        {
            // A file of that name that cannot be run.
            return null;
        }
    }

    private static string ReadMetadata(string key) => typeof(PowerShellExecutable).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
