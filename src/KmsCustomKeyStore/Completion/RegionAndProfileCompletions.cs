using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Loading;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes the names of regions and profiles; silent where they cannot be had.</summary>
public static class RegionAndProfileCompletions
{
    /// <summary>The regions that begin with a word.</summary>
    public static IEnumerable<CompletionResult> Regions(string wordToComplete)
        => from region in AwsAdapter.Catalog.Value.Regions
           where CompletionWord.Begins(region.Name, wordToComplete)
           select new CompletionResult(region.Name, region.Name, CompletionResultType.ParameterValue, region.DisplayName);

    /// <summary>The profiles that begin with a word, of the file that <c>-ProfileLocation</c> names on the same line.</summary>
    public static IEnumerable<CompletionResult> Profiles(string wordToComplete, IDictionary boundParameters)
        => from name in ProfileNames(boundParameters["ProfileLocation"]?.ToString())
           where CompletionWord.IsShown(name) && CompletionWord.Begins(name, wordToComplete)
           select new CompletionResult(CompletionWord.QuoteLiteral(name), name, CompletionResultType.ParameterValue, name);

    private static IReadOnlyList<string> ProfileNames(string? location)
    {
        try
        {
            var paths = CompletionSession.State.Path;
            return AwsAdapter.Catalog.Value.ProfileNames(
                string.IsNullOrEmpty(location) ? null : SessionPaths.Resolve(paths, location!),
                paths.CurrentFileSystemLocation.ProviderPath);
        }
        catch (KmsException)
        {
            // Nobody asked for anything yet that could fail.
            return [];
        }
    }
}
