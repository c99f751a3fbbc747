using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes an id for a command whose name <see cref="CompleterRegistration"/> does not know: one with a prefix.</summary>
internal sealed class KeyStoreIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => KeyStoreCompletions.Ids(commandName, wordToComplete, fakeBoundParameters);
}
