namespace KmsSandbox;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: dotnet run --project src/KmsSandbox [-- options]

        Tries the module out without an AWS account: starts a KMS emulator on this machine, imports the module that was
        built, shows what it does and, at a terminal, goes on with a prompt.

          -Command <script>            run this script instead, and exit with its exit code
          -Picture <file>              draw the -Command's lines and what each puts out as an SVG of a terminal
          -Help                        show this text

        The shell is pwsh from the PATH where it is 7.4 or later, else the .NET tool that the build restored.
        """;

    private const string SeeHelp = "Run with -Help to see the options.";

    public bool Help { get; private init; }

    /// <summary>The script to run in place of the tour.</summary>
    public string? Command { get; private init; }

    /// <summary>The file to draw the command in, in place of running it in this terminal.</summary>
    public string? Picture { get; private init; }

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var parsed = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? option))
        {
            parsed = option.ToUpperInvariant() switch
            {
                "-HELP" or "--HELP" or "-H" or "-?" => parsed with { Help = true },
                "-COMMAND" => parsed with { Command = Value(option, "a script", rest) },
                "-PICTURE" => parsed with { Picture = Value(option, "a file", rest) },
                _ => throw new UsageException($"'{option}' is not an option. {SeeHelp}"),
            };
        }

        return parsed is { Picture: not null, Command: null }
            ? throw new UsageException($"-Picture draws a -Command: give one. {SeeHelp}")
            : parsed;
    }

    private static string Value(string option, string what, Queue<string> rest)
        => rest.TryDequeue(out string? value) && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new UsageException($"Give {option} {what} after a space. {SeeHelp}");
}
