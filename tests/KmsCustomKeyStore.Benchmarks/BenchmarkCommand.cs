using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using KmsEmulator.Cli;

namespace KmsCustomKeyStore.Benchmarks;

/// <summary>The options of the program.</summary>
internal sealed class BenchmarkCommand
{
    private const string Description = """
        Measures the module beside PowerShell alone, the bare AWS SDK, boto3 and the AWS CLI, each round all of them, and
        writes what it found to docs/Benchmarks.md, docs/images/benchmarks.svg and the README. What is not installed is
        left out, and the page says so. It takes about ten minutes; leave the machine alone meanwhile.

        The module is the one that 'dotnet pack' makes for release, unpacked beside this program.

        Run it with: dotnet run -c Release --project tests/KmsCustomKeyStore.Benchmarks [-- options]
        """;

    private const string Epilogue = """
        What --only names:

          a  whole process      b, c  import and first call
          d  later calls        e     long lists
          f  many regions       g     completion

        PowerShell is the installed pwsh; where there is none, the .NET tool that the build restored, with --output alone:
        it is not compiled ahead and starts about twice as slowly.

        The AWS CLI is any 'aws' on the PATH, v1 and v2 side by side, and what the variable AWS_CLI_V2 names.
        """;

    private readonly Option<string> _only = new("--only")
    {
        HelpName = "a,b,c...",
        Description = "Measure only these, see below, and write only to --output.",
        CustomParser = ReadLetters,
    };

    private readonly NumberOption _rounds = new(
        "--rounds", 1, int.MaxValue, "Rounds of what is short; some that take longer have fewer (default: 15).");

    private readonly Option<int[]> _stores = new("--stores")
    {
        HelpName = "1,100,...",
        Description = "Lengths of the lists of e (default: 1,100,1000,10000,1000000).",
        CustomParser = ReadNumbers,
    };

    private readonly Option<string> _module = new("--module")
    {
        HelpName = "file",
        Description = "Measure this KmsCustomKeyStore.psd1 and pack nothing.",
    };

    private readonly Option<string> _output = new("--output")
    {
        HelpName = "file",
        Description = "Write the page here, the picture beside it, and leave the README.",
    };

    /// <summary>The command, which measures what the arguments say.</summary>
    public RootCommand Create(Func<BenchmarkOptions, Task<int>> run)
    {
        var command = CommandLineProgram.Create(
            Description, new HelpOption("--help", "-h"), () => Epilogue, _only, _rounds, _stores, _module, _output);
        command.Validators.Add(result =>
        {
            Option[] partial = [_only, _stores, _module];
            if (result.GetResult(_output) is null && partial.Any(option => result.GetResult(option) is not null))
            {
                result.AddError("docs/Benchmarks.md is of a whole run: give --output a file for this one.");
            }
        });
        command.SetAction((parsed, _) => run(Read(parsed)));
        return command;
    }

    private BenchmarkOptions Read(ParseResult parsed) => new()
    {
        Only = parsed.GetValue(_only) ?? "abcdefg",
        Rounds = parsed.GetValue(_rounds) ?? 15,
        Stores = parsed.GetResult(_stores) is null ? [1, 100, 1000, 10_000, 1_000_000] : parsed.GetRequiredValue(_stores),
        Module = FullPath(parsed.GetValue(_module)),
        Output = FullPath(parsed.GetValue(_output)),
    };

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static string? ReadLetters(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        string letters = text.Replace(",", string.Empty, StringComparison.Ordinal);
        if (letters.Length > 0 && letters.All(letter => letter is >= 'a' and <= 'g'))
        {
            return letters;
        }

        result.AddError($"Give --only letters from a to g, not '{text}'.");
        return null;
    }

    private static int[]? ReadNumbers(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        List<int> numbers = [];
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            {
                result.AddError($"Give --stores whole numbers from 1, not '{text}'.");
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
