using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PowerShellLocator;

namespace KmsSandbox;

/// <summary>A PowerShell in which the module is imported and asks the emulator.</summary>
internal sealed class Shell
{
    // A profile could sign in to real accounts. The execution policy would keep out a module that was downloaded as
    // source and built here.
    private static readonly string[] _commonArguments =
    [
        "-NoLogo", "-NoProfile", "-ExecutionPolicy", "Bypass",
        "-ConfigurationFile", Path.Combine(AppContext.BaseDirectory, "KmsSandbox.pssc"),
    ];

    /// <summary>What shells give for a program that Ctrl+C ended.</summary>
    private const int Interrupted = 130;

    private readonly PowerShellExecutable _executable;

    private Shell(PowerShellExecutable executable) => _executable = executable;

    /// <summary>What the shell is, in a few words.</summary>
    public string Description => _executable.ToString();

    /// <summary>The installed PowerShell where there is a recent enough one, else the .NET tool.</summary>
    /// <exception cref="SandboxException">There is neither.</exception>
    public static Shell Find()
    {
        try
        {
            return new Shell(PowerShellExecutable.FindInstalled() ?? PowerShellExecutable.FindTool());
        }
        catch (FileNotFoundException error)
        {
            throw new SandboxException(error.Message);
        }
    }

    /// <summary>Runs a script and gives its exit code, as <c>pwsh -Command</c> would.</summary>
    public int Run(string script) => Start(prompt: false, "-Command", script);

    /// <summary>Runs a script file and gives its exit code, as <c>pwsh -File</c> would.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="prompt">Whether to go on with a prompt, and give the exit code that the user left it with.</param>
    public int RunFile(string file, bool prompt) => Start(prompt, "-File", file);

    /// <summary>Runs a script and gives what it puts out, in colours whatever the environment says of them.</summary>
    /// <exception cref="SandboxException">It ended with another exit code than 0.</exception>
    public string Capture(string script)
    {
        var start = _executable.CreateStartInfo([.. _commonArguments, "-NonInteractive", "-Command", script]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new SandboxException($"{Description} ended with exit code {process.ExitCode}: there is no picture.");
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

    private int Start(bool prompt, params string[] script)
    {
        List<string> arguments = [.. _commonArguments];
        if (prompt)
        {
            arguments.Add("-NoExit");
        }
        else if (Console.IsInputRedirected)
        {
            arguments.Add("-NonInteractive");
        }

        var start = _executable.CreateStartInfo([.. arguments, .. script]);
        start.RedirectStandardInput = Console.IsInputRedirected;
        if (!Terminal.HasColours)
        {
            start.Environment["NO_COLOR"] = "1";
        }

        return Wait(start, prompt);
    }

    private static int Wait(ProcessStartInfo start, bool prompt)
    {
        using var process = Process.Start(start)!;
        if (start.RedirectStandardInput)
        {
            // pwsh reads redirected input to its end before it runs a script; one that stays open would hold it up.
            process.StandardInput.Close();
        }

        bool interrupted = false;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // At a prompt, Ctrl+C is for the command that runs there, and pwsh has had it too.
            signal.Cancel = true;
            if (!prompt)
            {
                interrupted = true;
                Kill(process);
            }
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            Kill(process);
        });

        process.WaitForExit();
        return interrupted ? Interrupted : process.ExitCode;
    }
}
