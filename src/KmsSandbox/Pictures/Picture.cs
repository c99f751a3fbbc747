using KmsEmulator.Cli;

namespace KmsSandbox.Pictures;

/// <summary>The picture of a session: commands and what they put out.</summary>
internal static class Picture
{
    // What the module's views are laid out for.
    private const int Columns = 120;

    /// <summary>Runs a script's lines and writes the picture; the same output gives the same bytes.</summary>
    /// <returns>The exit code for success, whether or not the commands had any.</returns>
    /// <exception cref="SandboxException">The script left the shell, or the file cannot be written.</exception>
    public static int Write(string file, string script, Shell shell)
    {
        string[] commands = script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string output = shell.Capture(Transcript.Script(commands, Columns));
        string svg = TerminalPicture.Draw(AnsiText.ReadLines(output, Columns), Columns, string.Join("; ", commands));
        try
        {
            File.WriteAllText(file, svg);
            return CommandLineProgram.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"The picture cannot be written. {error.Message}");
        }
    }
}
