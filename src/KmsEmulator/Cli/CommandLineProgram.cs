using System.CommandLine;
using System.CommandLine.Help;

namespace KmsEmulator.Cli;

/// <summary>A program with options: it explains them, and answers what goes wrong with a message and an exit code.</summary>
internal static class CommandLineProgram
{
    /// <summary>The program did its work.</summary>
    public const int Success = 0;

    /// <summary>The program could not do its work.</summary>
    public const int Failure = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int UsageError = 2;

    // A value is whatever follows its option: '@' begins no file of arguments, and a single hyphen no bundle of letters.
    private static readonly ParserConfiguration _parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    // Exceptions and signals are the program's own.
    private static readonly InvocationConfiguration _invocation = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>A command with these options and help, and nothing else.</summary>
    /// <param name="description">What the help begins with.</param>
    /// <param name="help">The option that shows the help.</param>
    /// <param name="epilogue">What the help ends with, if anything.</param>
    /// <param name="options">The options, in the order of the help.</param>
    public static RootCommand Create(string description, HelpOption help, Func<string>? epilogue, params Option[] options)
    {
        var command = new RootCommand(description);
        command.Directives.Clear();
        command.Options.Clear();
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        if (epilogue is not null)
        {
            help.Action = new EpilogueHelpAction((HelpAction)help.Action!, epilogue);
        }

        help.Description = "Show this text.";
        command.Options.Add(help);
        return command;
    }

    /// <summary>Runs a command, and gives the exit code.</summary>
    /// <typeparam name="TFailure">An exception whose message says why the program could not do its work.</typeparam>
    public static async Task<int> RunAsync<TFailure>(RootCommand command, IReadOnlyList<string> arguments)
        where TFailure : Exception
    {
        try
        {
            var parsed = command.Parse(arguments, _parsing);
            return parsed.Errors is [var error, ..]
                ? throw new UsageException($"{error.Message} Run with {HelpOf(command)} to see the options.")
                : await parsed.InvokeAsync(_invocation).ConfigureAwait(false);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return UsageError;
        }
        catch (TFailure error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return Failure;
        }
    }

    private static string HelpOf(RootCommand command) => command.Options.OfType<HelpOption>().Single().Name;
}
