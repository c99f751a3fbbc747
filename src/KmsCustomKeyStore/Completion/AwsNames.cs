using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Loading;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes the names of regions and profiles; silent where they cannot be had.</summary>
public static class AwsNames
{
    /// <summary>The regions that begin with a word.</summary>
    public static IEnumerable<CompletionResult> Regions(string wordToComplete)
        => from region in AwsAdapter.Directory.Value.Regions
           where StartsWith(region.Name, wordToComplete)
           select new CompletionResult(region.Name, region.Name, CompletionResultType.ParameterValue, region.DisplayName);

    /// <summary>The profiles that begin with a word, of the file that <c>-ProfileLocation</c> names on the same line.</summary>
    public static IEnumerable<CompletionResult> Profiles(string wordToComplete, IDictionary boundParameters)
        => from name in ProfileNames(boundParameters["ProfileLocation"]?.ToString())
           where StartsWith(name, wordToComplete)
           select new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, name);

    private static IReadOnlyList<string> ProfileNames(string? location)
    {
        try
        {
            return AwsAdapter.Directory.Value.ProfileNames(location);
        }
        catch (KmsException)
        {
            return [];
        }
    }

    private static bool StartsWith(string name, string word)
        => name.StartsWith(word.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);

    // The parameter takes wildcards, and a name is meant to the letter.
    private static string Quote(string name)
    {
        string literal = WildcardPattern.Escape(name);
        return literal.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.')
            ? literal
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(literal)}'";
    }
}
