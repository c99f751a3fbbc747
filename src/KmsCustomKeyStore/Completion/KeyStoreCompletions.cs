using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes the stores of the account that a line names, as KMS lists them; silent where they cannot be had.</summary>
internal static class KeyStoreCompletions
{
    private static readonly KeyStoreCompletionCache _cache = new(
        () => AwsAdapter.Factory, AwsAdapter.Catalog, deadline: TimeSpan.FromSeconds(1.5), memory: TimeSpan.FromSeconds(5));

    /// <summary>The ids that begin with a word, and those of stores whose name does; first those that the command is for.</summary>
    public static IEnumerable<CompletionResult> Ids(string commandName, string wordToComplete, IDictionary boundParameters)
        => from store in Stores(commandName, boundParameters).OrderBy(store => Rank(Local(commandName), store.ConnectionState))
           where IsOffered(store.CustomKeyStoreId, store, wordToComplete)
           select Result(CompletionWord.Quote(store.CustomKeyStoreId!), store.CustomKeyStoreId!, store);

    /// <summary>The names that begin with a word, as a parameter that takes wildcards needs them.</summary>
    public static IEnumerable<CompletionResult> Names(string commandName, string wordToComplete, IDictionary boundParameters)
        => from store in Stores(commandName, boundParameters)
           where CompletionWord.IsShown(store.CustomKeyStoreName) && CompletionWord.Begins(store.CustomKeyStoreName, wordToComplete)
           select Result(CompletionWord.QuoteLiteral(store.CustomKeyStoreName!), store.CustomKeyStoreName!, store);

    /// <summary>The CloudHSM clusters of the stores that begin with a word, or whose store's name does.</summary>
    public static IEnumerable<CompletionResult> Clusters(string commandName, string wordToComplete, IDictionary boundParameters)
        => from store in Stores(commandName, boundParameters)
           where IsOffered(store.CloudHsmClusterId, store, wordToComplete)
           group store by store.CloudHsmClusterId into cluster
           select Result(CompletionWord.Quote(cluster.Key), cluster.Key, cluster.First());

    private static IReadOnlyList<CustomKeyStore> Stores(string commandName, IDictionary boundParameters)
    {
        try
        {
            var session = CompletionSession.State;
            var variables = session.PSVariable;
            var defaults = variables.GetValue("PSDefaultParameterValues").Unwrap() as IDictionary;
            var connection = new TypedConnection(Local(commandName), boundParameters, defaults);
            var request = connection.Read(
                session.Path,
                variables.GetValue("StoredAWSCredentials").Unwrap(),
                variables.GetValue("StoredAWSRegion").Unwrap()?.ToString());
            return request is null ? [] : _cache.Get(request);
        }
        catch (Exception)
        {
            // Nobody asked for anything yet that could fail.
            return [];
        }
    }

    // The name without that of a module before it.
    private static string Local(string commandName) => commandName.Substring(commandName.LastIndexOf('\\') + 1);

    private static bool IsOffered(string? value, CustomKeyStore store, string word)
        => CompletionWord.IsShown(value) && (CompletionWord.Begins(value, word) || CompletionWord.Begins(store.CustomKeyStoreName, word));

    // The stores that a command can do something with come first. Its noun may have a prefix.
    private static int Rank(string command, string? state)
    {
        bool isFirst = true;
        if (command.StartsWith("Connect-", StringComparison.OrdinalIgnoreCase))
        {
            isFirst = state is KnownValues.Disconnected or KnownValues.Failed;
        }
        else if (command.StartsWith("Disconnect-", StringComparison.OrdinalIgnoreCase))
        {
            isFirst = state is KnownValues.Connected;
        }

        return isFirst ? 0 : 1;
    }

    private static CompletionResult Result(string completion, string item, CustomKeyStore store)
        => new(completion, item, CompletionResultType.ParameterValue, ToolTip(PSObject.AsPSObject(store)));

    private static string ToolTip(PSObject store)
    {
        string code = KeyStoreView.Text(store, nameof(CustomKeyStore.ConnectionErrorCode));
        string state = KeyStoreView.Text(store, nameof(CustomKeyStore.ConnectionState));
        string name = KeyStoreView.Text(store, nameof(CustomKeyStore.CustomKeyStoreName));
        return $"{name} – {(code.Length > 0 ? $"{state} ({code})" : state)}, {KeyStoreView.Type(store)}, {KeyStoreView.Group(store)}";
    }
}
