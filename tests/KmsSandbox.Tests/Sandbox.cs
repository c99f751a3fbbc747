using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace KmsSandbox.Tests;

/// <summary>The built sandbox, run as a process without a terminal.</summary>
internal static class Sandbox
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private static readonly string _path = typeof(Sandbox).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Sandbox").Value!;

    /// <summary>Whether there is a pwsh for the sandbox to use.</summary>
    public static bool HasPwsh { get; } = FoldersOf(Environment.GetEnvironmentVariable("PATH")).Any(HoldsPwsh);

    /// <summary>The PATH without the folders that hold a pwsh.</summary>
    public static string PathWithoutPwsh { get; } = string.Join(
        Path.PathSeparator,
        FoldersOf(Environment.GetEnvironmentVariable("PATH")).Where(folder => !HoldsPwsh(folder)));

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static async Task<Result> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [_path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource ended =
            CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ended.CancelAfter(_patience);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(ended.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(ended.Token);
            await process.WaitForExitAsync(ended.Token);
            return new Result(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string[] FoldersOf(string? path) =>
        (path ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static bool HoldsPwsh(string folder) =>
        File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"));
}
