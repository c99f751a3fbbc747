using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KmsEmulator.Cli;

/// <summary>Shows the usual help and a text after it.</summary>
internal sealed class EpilogueHelpAction(HelpAction help, Func<string> epilogue) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(epilogue());
        return exitCode;
    }
}
