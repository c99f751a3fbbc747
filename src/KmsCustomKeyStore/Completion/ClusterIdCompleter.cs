using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a cluster for a command whose name <see cref="CompleterRegistration"/> does not know: one with a prefix.</summary>
internal sealed class ClusterIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => KeyStoreCompletions.Clusters(commandName, wordToComplete, fakeBoundParameters);
}
