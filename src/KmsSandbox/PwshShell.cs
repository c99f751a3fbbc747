using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace KmsSandbox;

/// <summary>PowerShell in a process of its own, as the user has it installed.</summary>
internal sealed class PwshShell : IShell
{
    private readonly string _path;

    private PwshShell(string path, Version version)
    {
        _path = path;
        Description = $"PowerShell {version}";
    }

    /// <summary>The oldest version that the module runs in.</summary>
    public static Version OldestVersion { get; } = new(7, 4);

    /// <inheritdoc/>
    public string Description { get; }

    // A profile could sign in to real accounts. The execution policy would keep out a module that was downloaded as
    // source and built here.
    private static string[] CommonArguments { get; } =
    [
        "-NoLogo", "-NoProfile", "-ExecutionPolicy", "Bypass",
        "-ConfigurationFile", Path.Combine(AppContext.BaseDirectory, "KmsSandbox.pssc"),
    ];

    /// <summary>The first pwsh on the PATH; null if there is none, or if it is too old.</summary>
    public static PwshShell? Find()
    {
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
        return path is not null && ReadVersion(path) is { } version && version >= OldestVersion
            ? new PwshShell(path, version)
            : null;
    }

    /// <inheritdoc/>
    public int Run(string script) => Start(interactive: false, script);

    /// <inheritdoc/>
    public int RunAndPrompt(string script) => Start(interactive: true, script);

    /// <summary>Runs a script and gives what it puts out, in colours whatever the environment says of them.</summary>
    /// <exception cref="SandboxException">It ended with another exit code than 0.</exception>
    public string Capture(string script)
    {
        ProcessStartInfo start = new(_path, [.. CommonArguments, "-NonInteractive", "-Command", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new SandboxException($"{Description} ended with exit code {process.ExitCode}: there is no picture.");
    }

    /// <summary>Reads "PowerShell 7.6.5" or "PowerShell 7.7.0-preview.1"; null where the program says something else.</summary>
    private static Version? ReadVersion(string path)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true })!;
            string version = process.StandardOutput.ReadToEnd().Trim().Split(' ')[^1].Split('-')[0];
            process.WaitForExit();
            return Version.TryParse(version, out Version? parsed) ? parsed : null;
        }
        catch (Win32Exception)
        {
            // A file of that name that cannot be run.
            return null;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    private int Start(bool interactive, string script)
    {
        List<string> arguments = [.. CommonArguments];
        if (interactive)
        {
            arguments.Add("-NoExit");
        }
        else if (Console.IsInputRedirected)
        {
            arguments.Add("-NonInteractive");
        }

        ProcessStartInfo start = new(_path, [.. arguments, "-Command", script])
        {
            RedirectStandardInput = Console.IsInputRedirected,
        };
        if (!Terminal.HasColours)
        {
            start.Environment["NO_COLOR"] = "1";
        }

        return Wait(start, interactive);
    }

    private static int Wait(ProcessStartInfo start, bool interactive)
    {
        using Process process = Process.Start(start)!;
        if (start.RedirectStandardInput)
        {
            // pwsh reads redirected input to its end before it runs a script; one that stays open would hold it up.
            process.StandardInput.Close();
        }

        bool interrupted = false;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // At a prompt, Ctrl+C is for the command that runs there, and pwsh has had it too.
            signal.Cancel = true;
            if (!interactive)
            {
                interrupted = true;
                Kill(process);
            }
        });
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            Kill(process);
        });

        process.WaitForExit();
        return interrupted ? ExitCodes.Interrupted : process.ExitCode;
    }
}
