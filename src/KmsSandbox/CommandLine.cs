namespace KmsSandbox;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: dotnet run --project src/KmsSandbox [-- options]

        Tries the module out without an AWS account: starts a KMS emulator on this machine, imports the module that was
        built, shows what it does and, at a terminal, goes on with a prompt.

          -Command <script>            run this script instead, and exit with its exit code
          -Picture <file>              draw the -Command's lines and what each puts out as an SVG of a terminal, by pwsh
          -Shell <Auto|Pwsh|Hosted>    what runs the module: pwsh from the PATH, or the engine that the sandbox brings
                                       (default: Auto, which is pwsh where there is one)
          -Help                        show this text
        """;

    private const string SeeHelp = "Run with -Help to see the options.";

    public bool Help { get; private init; }

    /// <summary>The script to run in place of the tour.</summary>
    public string? Command { get; private init; }

    /// <summary>The file to draw the command in, in place of running it in this terminal.</summary>
    public string? Picture { get; private init; }

    public ShellKind Shell { get; private init; }

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        CommandLine parsed = new();
        Queue<string> rest = new(arguments);
        while (rest.TryDequeue(out string? option))
        {
            parsed = option.ToUpperInvariant() switch
            {
                "-HELP" or "--HELP" or "-H" or "-?" => parsed with { Help = true },
                "-COMMAND" => parsed with { Command = Value(option, "a script", rest) },
                "-PICTURE" => parsed with { Picture = Value(option, "a file", rest) },
                "-SHELL" => parsed with { Shell = ParseShell(Value(option, "Auto, Pwsh or Hosted", rest)) },
                _ => throw new UsageException($"'{option}' is not an option. {SeeHelp}"),
            };
        }

        return parsed switch
        {
            { Picture: not null, Command: null } => throw new UsageException($"-Picture draws a -Command: give one. {SeeHelp}"),
            { Picture: not null, Shell: ShellKind.Hosted } => throw new UsageException($"-Picture takes pwsh, not -Shell Hosted. {SeeHelp}"),
            _ => parsed,
        };
    }

    private static string Value(string option, string what, Queue<string> rest) =>
        rest.TryDequeue(out string? value) && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new UsageException($"Give {option} {what} after a space. {SeeHelp}");

    private static ShellKind ParseShell(string value) => value.ToUpperInvariant() switch
    {
        "AUTO" => ShellKind.Auto,
        "PWSH" => ShellKind.Pwsh,
        "HOSTED" => ShellKind.Hosted,
        _ => throw new UsageException($"'{value}' is not a shell: give -Shell Auto, Pwsh or Hosted. {SeeHelp}"),
    };
}
