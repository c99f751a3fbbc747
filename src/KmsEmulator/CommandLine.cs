using System.Globalization;

namespace KmsEmulator;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: dotnet run --project src/KmsEmulator -- [options]

        A local AWS KMS endpoint for custom key stores. It listens on 127.0.0.1 only.

          --port <number>       port to listen on, 0 to 65535 (default: 0, a free one)
          --data <file>         JSON file with the key stores to serve, in the form that
                                'aws kms describe-custom-key-stores' prints
                                (default: a built-in set)
          --page-size <number>  key stores a page when a request names no Limit, 1 to 1000
                                (default: 10)
          --delay <ms>          milliseconds to wait before each reply, 0 to 600000
                                (default: 0)
          --help                show this text
        """;

    public bool Help { get; private init; }

    public string? Data { get; private init; }

    /// <summary>How to start, save for the stores in <see cref="Data"/>.</summary>
    public EmulatorOptions Options { get; private init; } = new() { PageSize = 10 };

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        CommandLine parsed = new();
        Queue<string> rest = new(arguments);
        while (rest.TryDequeue(out string? option))
        {
            EmulatorOptions options = parsed.Options;
            parsed = option switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--data" => parsed with { Data = Value(option, rest) },
                "--port" => parsed with { Options = options with { Port = Number(option, rest, 0, 65535) } },
                "--page-size" => parsed with { Options = options with { PageSize = Number(option, rest, 1, 1000) } },
                "--delay" => parsed with
                {
                    Options = options with { Delay = TimeSpan.FromMilliseconds(Number(option, rest, 0, 600_000)) },
                },
                _ => throw new UsageException($"'{option}' is not an option. Run with --help to see the options."),
            };
        }

        return parsed;
    }

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out string? value) ? value : throw new UsageException($"Give {option} a value after a space.");

    private static int Number(string option, Queue<string> rest, int min, int max)
    {
        string value = Value(option, rest);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= min && number <= max
            ? number
            : throw new UsageException($"Give {option} a whole number from {min} to {max}, not '{value}'.");
    }
}
