using System.ComponentModel;
using System.Diagnostics;

namespace KmsCustomKeyStore.Benchmarks.Machine;

/// <summary>Programs of this machine.</summary>
internal static class Executable
{
    /// <summary>Every program of a name on the PATH, in its order.</summary>
    public static IEnumerable<string> FindAll(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .Where(File.Exists)
        .Select(BehindShim)
        .Distinct();

    /// <summary>What a program prints, trimmed, its errors too; null where it cannot be run or fails.</summary>
    public static string? Read(string file, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // pyenv's shims are scripts that look for the program first; the time that takes is not the program's.
    private static string BehindShim(string file)
        => file.Contains($"pyenv{Path.DirectorySeparatorChar}shims", StringComparison.Ordinal)
            ? Read("pyenv", "which", Path.GetFileName(file)) ?? file
            : file;
}
