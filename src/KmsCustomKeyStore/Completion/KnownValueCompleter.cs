using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a parameter that has well-known values but takes others too.</summary>
internal abstract class KnownValueCompleter(string[] values) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => from value in values
           where value.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
           select new CompletionResult(value);
}
