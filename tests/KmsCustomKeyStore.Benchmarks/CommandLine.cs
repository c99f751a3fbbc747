using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/KmsCustomKeyStore.Benchmarks [-- options]

        Measures the module beside PowerShell alone, the bare AWS SDK, boto3 and the AWS CLI, each round all of them, and
        writes what it found to docs/Benchmarks.md, docs/images/benchmarks.svg and the README. What is not installed is
        left out, and the page says so. It takes about ten minutes; leave the machine alone meanwhile.

        The module is the one that 'dotnet pack' makes for release, unpacked beside this program.

          --only <a,b,c...>        measure only these, and write only to --output:
                                     a  whole process      b, c  import and first call
                                     d  later calls        e     long lists
                                     f  many regions       g     completion
          --rounds <number>        rounds of what is short; some that take longer have fewer (default: 15)
          --stores <1,100,...>     lengths of the lists of e (default: 1,100,1000,10000,1000000)
          --module <file>          measure this KmsCustomKeyStore.psd1 and pack nothing
          --output <file>          write the page here, the picture beside it, and leave the README
          --help                   show this text

        PowerShell is the installed pwsh; where there is none, the .NET tool that the build restored, with --output alone:
        it is not compiled ahead and starts about twice as slowly.

        The AWS CLI is any 'aws' on the PATH, v1 and v2 side by side, and what the variable AWS_CLI_V2 names.
        """;

    private const string SeeHelp = "Run with --help to see the options.";

    public bool Help { get; private init; }

    /// <summary>The letters of what to measure.</summary>
    public string Only { get; private init; } = "abcdefg";

    public int Rounds { get; private init; } = 15;

    public IReadOnlyList<int> Stores { get; private init; } = [1, 100, 1000, 10_000, 1_000_000];

    public string? Module { get; private init; }

    public string? Output { get; private init; }

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var parsed = new CommandLine();
        bool partial = false;
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? option))
        {
            partial |= option is "--only" or "--stores" or "--module";
            parsed = option switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--only" => parsed with { Only = Letters(Value(option, rest)) },
                "--rounds" => parsed with { Rounds = Number(option, Value(option, rest)) },
                "--stores" => parsed with { Stores = [.. Value(option, rest).Split(',').Select(part => Number(option, part))] },
                "--module" => parsed with { Module = Path.GetFullPath(Value(option, rest)) },
                "--output" => parsed with { Output = Path.GetFullPath(Value(option, rest)) },
                _ => throw new UsageException($"'{option}' is not an option. {SeeHelp}"),
            };
        }

        return partial && parsed is { Output: null, Help: false }
            ? throw new UsageException($"docs/Benchmarks.md is of a whole run: give --output a file for this one. {SeeHelp}")
            : parsed;
    }

    private static string Value(string option, Queue<string> rest)
        => rest.TryDequeue(out string? value) ? value : throw new UsageException($"Give {option} a value after a space. {SeeHelp}");

    private static string Letters(string value)
    {
        string letters = value.Replace(",", string.Empty, StringComparison.Ordinal);
        return letters.Length > 0 && letters.All(letter => letter is >= 'a' and <= 'g')
            ? letters
            : throw new UsageException($"Give --only letters from a to g, not '{value}'. {SeeHelp}");
    }

    private static int Number(string option, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new UsageException($"Give {option} whole numbers from 1, not '{value}'. {SeeHelp}");
}
