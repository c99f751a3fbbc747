using System.CommandLine;
using System.CommandLine.Help;
using KmsEmulator.Cli;

namespace KmsSandbox;

/// <summary>The options of the program, which are spelled as PowerShell's are, in any case.</summary>
internal sealed class SandboxCommand
{
    private const string Description = """
        Tries the module out without an AWS account: starts a KMS emulator on this machine, imports the module that was
        built, shows what it does and, at a terminal, goes on with a prompt.

        Run it with: dotnet run --project src/KmsSandbox [-- options]
        """;

    private const string Epilogue
        = "The shell is pwsh from the PATH where it is 7.4 or later, else the .NET tool that the build restored.";

    private readonly Option<string> _command = Text(
        "-Command", "script", "Run this script instead, and exit with its exit code.");

    private readonly Option<string> _picture = Text(
        "-Picture", "file", "Draw the -Command's lines and what each puts out as an SVG of a terminal.");

    private readonly RootCommand _root;

    /// <summary>The command, which runs the sandbox with a script in place of the tour, and a file to draw it in.</summary>
    public SandboxCommand(Func<string?, string?, Task<int>> run)
    {
        var help = new HelpOption("-Help", "--help", "-h", "-?");
        _root = CommandLineProgram.Create(Description, help, () => Epilogue, _command, _picture);
        _root.Validators.Add(result =>
        {
            if (!string.IsNullOrWhiteSpace(result.GetValue(_picture)) && result.GetResult(_command) is null)
            {
                result.AddError("-Picture draws a -Command: give one.");
            }
        });
        _root.SetAction((parsed, _) => run(parsed.GetValue(_command), parsed.GetValue(_picture)));
    }

    /// <summary>Runs the command, and gives the exit code.</summary>
    public Task<int> RunAsync(IEnumerable<string> arguments)
    {
        string[] names = [.. _root.Options.SelectMany(option => option.Aliases.Append(option.Name))];
        return CommandLineProgram.RunAsync<SandboxException>(_root, [.. arguments.Select(InItsCase)]);

        string InItsCase(string argument)
            => Array.Find(names, name => name.Equals(argument, StringComparison.OrdinalIgnoreCase)) ?? argument;
    }

    private static Option<string> Text(string name, string value, string description)
    {
        var option = new Option<string>(name)
        {
            // None is found by the validator, which names what is missing.
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = value,
            Description = description,
        };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError($"Give {name} a {value} after a space.");
            }
        });
        return option;
    }
}
