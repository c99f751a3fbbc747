using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a parameter with what a function suggests.</summary>
/// <param name="suggest">Takes the command, the word that is typed and the other parameters on the line.</param>
internal abstract class ParameterCompleter(Func<string, string, IDictionary, IEnumerable<CompletionResult>> suggest) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => suggest(commandName, wordToComplete, fakeBoundParameters);
}
