using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using PowerShellLocator;

namespace KmsCustomKeyStore.PesterTests;

/// <summary>Runs tests/Pester in the repository's own PowerShell.</summary>
internal static class PesterRun
{
    // Half of a test's time goes by in waiting for another process.
    private const int Shells = 3;

    // What one test may take on a machine that has much else to do; the waits in the tests end sooner.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static string PesterVersion
        => Environment.GetEnvironmentVariable("KMS_PESTER_VERSION") is { Length: > 0 } version ? version : ReadMetadata("PesterVersion");

    public static async Task<IReadOnlyCollection<PesterResult>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("pester-").FullName;
        try
        {
            var stopped = await Task.WhenAll(
                Enumerable.Range(1, Shells).Select(number => RunShellsAsync(folder, Path.Combine(folder, $"shell-{number}"))));
            return
            [
                .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(ReadResults),
                .. stopped.SelectMany(results => results),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs a shell until no file is left, and another one where it ends over a file.</summary>
    private static async Task<PesterResult[]> RunShellsAsync(string folder, string progress)
    {
        List<PesterResult> stopped = [];
        while (await RunShellAsync(folder, progress) is { } result)
        {
            stopped.Add(result);
            File.Delete(progress);
        }

        return [.. stopped];
    }

    /// <summary>Runs the files that are left; what comes back is the file that the shell did not finish.</summary>
    private static async Task<PesterResult?> RunShellAsync(string folder, string progress)
    {
        string pester = Path.Combine(ReadMetadata("PesterPackage"), PesterVersion, "tools", "Pester.psd1");
        var start = PowerShellExecutable.FindTool().CreateStartInfo(
            "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Path.Combine(AppContext.BaseDirectory, "Run.ps1"),
            pester, ReadMetadata("PesterTests"), folder, progress);
        // None of the processes lives long enough to earn back what the runtime spends on profiles of its code.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        bool inTime = await WaitAsync(process, progress);
        if (inTime && process.ExitCode == 0)
        {
            return null;
        }

        // What a test started may hold the shell's output open after its end.
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(10)));
        string why = inTime
            ? $"The shell ended with exit code {process.ExitCode}."
            : $"The shell was stopped after {Patience.TotalMinutes} minutes.";
        string said = string.Concat(new[] { output, errors }.Where(text => text.IsCompletedSuccessfully).Select(text => text.Result));
        return File.Exists(progress) && await File.ReadAllLinesAsync(progress) is [string file, .. string[] test]
            ? new PesterResult(
                $"{file}: is run to its end",
                $"{why} {(test is [] ? "No test had begun." : $"The last test that began: {string.Join(' ', test)}")}\n{said}",
                Skip: null)
            : throw new InvalidOperationException($"Pester {PesterVersion} ran nothing. {why}\n{said}");
    }

    /// <summary>Waits as long as one test after the other begins; else ends the shell and all that it started.</summary>
    private static async Task<bool> WaitAsync(Process process, string progress)
    {
        var started = DateTime.UtcNow;
        var exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(TimeSpan.FromSeconds(1))) != exit)
        {
            var begun = File.Exists(progress) ? File.GetLastWriteTimeUtc(progress) : started;
            if (DateTime.UtcNow - begun > Patience)
            {
                process.Kill(entireProcessTree: true);
                await exit;
                return false;
            }
        }

        return true;
    }

    private static PesterResult[] ReadResults(string path)
        => [.. JsonSerializer.Deserialize<PesterResult[]>(File.ReadAllText(path))!.Select(result => result with
        {
            Failure = Blank(result.Failure),
            Skip = Blank(result.Skip),
        })];

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string ReadMetadata(string key) => typeof(PesterRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
