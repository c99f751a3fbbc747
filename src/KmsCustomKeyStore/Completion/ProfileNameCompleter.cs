using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a profile for a command whose name <see cref="CompleterRegistration"/> does not know: one with a prefix.</summary>
internal sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => RegionAndProfileCompletions.Profiles(wordToComplete, fakeBoundParameters);
}
