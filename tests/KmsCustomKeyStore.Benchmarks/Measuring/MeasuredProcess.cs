using System.Diagnostics;
using System.Text;

namespace KmsCustomKeyStore.Benchmarks.Measuring;

/// <summary>A program to run and to measure. It sees an account that does not exist, and none of the user's.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record MeasuredProcess(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>The endpoint that it asks.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether its memory is watched from outside; a program that can tell is spared that.</summary>
    public bool WatchMemory { get; init; }

    /// <summary>Whether its output is counted only, and not kept.</summary>
    public bool DropOutput { get; init; }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="BenchmarkException">It cannot be started, or failed.</exception>
    public async Task<ProcessResult> RunAsync()
    {
        var start = StartInfo();
        long begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = WatchMemory ? PeakAsync(process) : Task.FromResult(0L);

        using var output = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        double firstByte = 0;
        int read;
        while ((read = await process.StandardOutput.BaseStream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            firstByte = firstByte > 0 ? firstByte : Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (!DropOutput)
            {
                output.Write(buffer, 0, read);
            }
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        double elapsed = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        string error = await errors.ConfigureAwait(false);
        return process.ExitCode == 0
            ? new ProcessResult
            {
                Elapsed = elapsed,
                FirstByte = firstByte,
                Peak = await peak.ConfigureAwait(false),
                Output = Encoding.UTF8.GetString(output.ToArray()),
            }
            : throw new BenchmarkException($"'{File} {string.Join(' ', Arguments)}' ended with exit code {process.ExitCode}. {error}");
    }

    // What it was a moment before the end: the system forgets it with the process.
    private static async Task<long> PeakAsync(Process process)
    {
        long peak = 0;
        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                await Task.Delay(20).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
        }

        return peak;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment);
        return start;
    }

    private void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            environment.Remove(name);
        }

        string profiles = Path.Combine(AppContext.BaseDirectory, "Scripts", "no-profiles.ini");
        environment["AWS_CONFIG_FILE"] = profiles;
        environment["AWS_SHARED_CREDENTIALS_FILE"] = profiles;
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_ACCESS_KEY_ID"] = "benchmark";
        environment["AWS_SECRET_ACCESS_KEY"] = "benchmark";
        environment["AWS_REGION"] = "eu-west-1";
        environment["AWS_DEFAULT_REGION"] = "eu-west-1";
        environment["AWS_ENDPOINT_URL_KMS"] = Endpoint;
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["NO_PROXY"] = environment["no_proxy"] = "127.0.0.1";
    }
}
