using System.Globalization;
using System.Management.Automation;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Formatting;

/// <summary>
/// The cells of the views in KmsCustomKeyStore.Format.ps1xml. They take any object with a store's properties, so that
/// one that came back from a job or another machine looks the same.
/// </summary>
public static class KeyStoreView
{
    /// <summary>Columns of the State cell: all codes but one fit on a line of their own.</summary>
    private const int StateWidth = 37;

    /// <summary>Columns of the Cluster or proxy cell.</summary>
    private const int BackingWidth = 19;

    /// <summary>Columns of the Name cell.</summary>
    private const int NameWidth = 19;

    /// <summary>Where a name may be broken.</summary>
    private const string NameSeparators = " -_./";

    /// <summary>A name beyond this would fill the table with its own lines.</summary>
    private const int LongestName = 57;

    /// <summary>Leaves room for the longest label of the list on a screen of 80 columns.</summary>
    private const int ParagraphWidth = 45;

    private const string HttpsScheme = "https://";

    /// <summary>The name for the table, in lines, and shortened where it is very long.</summary>
    public static string Name(PSObject store) => TextWrapping.BreakAfter(NameSeparators, ShortName(store), NameWidth);

    /// <summary>The names of a page's stores, in braces as the shell shows a list.</summary>
    public static string Names(PSObject[] stores)
        => $"{{{TextWrapping.BreakAfter(" ", string.Join(", ", stores.Select(ShortName)), ParagraphWidth)}}}";

    /// <summary>The region, and the profile where one was named.</summary>
    public static string Group(PSObject store)
        => Text(store, nameof(CustomKeyStore.ProfileName)) is { Length: > 0 } profile
            ? $"{Text(store, nameof(CustomKeyStore.Region))}, profile {profile}"
            : Text(store, nameof(CustomKeyStore.Region));

    /// <summary>The type in a word.</summary>
    public static string Type(PSObject store)
        => Text(store, nameof(CustomKeyStore.CustomKeyStoreType)) switch
        {
            KnownValues.AwsCloudHsm => "CloudHSM",
            KnownValues.ExternalKeyStore => "External",
            var other => other,
        };

    /// <summary>The state, and under it the code of a failure.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string State(PSObject store, EngineIntrinsics shell)
        => string.Join("\n", StateLines(store).Select(line => StateStyle.Paint(line, State(store), shell)));

    /// <summary>The state in one line, with the code of a failure.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string StateInLine(PSObject store, EngineIntrinsics shell)
        => StateStyle.Paint(Code(store).Length == 0 ? State(store) : $"{State(store)} ({Code(store)})", State(store), shell);

    /// <summary>The name, and the state unless it is CONNECTED.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string NameWithState(PSObject store, EngineIntrinsics shell)
        => StateStyle.Paint(State(store) == KnownValues.Connected ? ShortName(store) : $"{ShortName(store)} ({State(store)})", State(store), shell);

    /// <summary>What keeps the keys: the cluster's id, or the host of the external key store proxy.</summary>
    public static string Backing(PSObject store)
    {
        string cluster = Text(store, nameof(CustomKeyStore.CloudHsmClusterId));
        string proxy = Proxy(store, nameof(XksProxyConfiguration.UriEndpoint));
        string host = proxy.StartsWith(HttpsScheme, StringComparison.OrdinalIgnoreCase) ? proxy.Substring(HttpsScheme.Length) : proxy;
        return cluster.Length > 0 ? cluster : TextWrapping.BreakAfter(".", host, BackingWidth);
    }

    /// <summary>The day of creation, in UTC.</summary>
    public static string Created(PSObject store)
        => Value(store, nameof(CustomKeyStore.CreationDate)) is DateTime created ? Day(created) : string.Empty;

    /// <summary>Whom the trust anchor certificate names and when it expires, rather than its text.</summary>
    public static string Certificate(PSObject store)
    {
        string pem = Value(store, nameof(CustomKeyStore.TrustAnchorCertificate)) as string ?? string.Empty;
        return pem.Length == 0 ? string.Empty
            : TrustAnchor.Read(pem) is not { } anchor ? "cannot be read"
            : TextWrapping.BreakAfter(" ", $"{SafeText.Show(anchor.Subject)}, {(anchor.Expiry < DateTime.UtcNow ? "expired" : "expires")} {Day(anchor.Expiry)}", ParagraphWidth);
    }

    /// <summary>A property of the store, with nothing in it that a terminal would obey.</summary>
    public static string Text(PSObject store, string property) => SafeText.Show(Value(store, property)?.ToString());

    /// <summary>A property that holds sentences, broken between words: the list itself would break within them.</summary>
    public static string Paragraph(PSObject store, string property) => TextWrapping.BreakAfter(" ", Text(store, property), ParagraphWidth);

    /// <summary>A moment, in UTC.</summary>
    public static string Moment(PSObject store, string property)
        => Value(store, property) is DateTime moment ? moment.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A property of the store's XksProxyConfiguration; empty where it has none.</summary>
    public static string Proxy(PSObject store, string property)
        => Value(store, nameof(CustomKeyStore.XksProxyConfiguration)) is { } proxy ? Text(PSObject.AsPSObject(proxy), property) : string.Empty;

    internal static string ShortName(PSObject store)
    {
        string name = Text(store, nameof(CustomKeyStore.CustomKeyStoreName));
        return name.Length <= LongestName ? name : $"{name.Substring(0, TextWrapping.LengthThatFits(name, LongestName - 1))}…";
    }

    private static string State(PSObject store) => Text(store, nameof(CustomKeyStore.ConnectionState));

    private static string Code(PSObject store) => Text(store, nameof(CustomKeyStore.ConnectionErrorCode));

    private static IEnumerable<string> StateLines(PSObject store)
    {
        yield return State(store);

        if (Code(store) is { Length: > 0 } code)
        {
            foreach (string line in TextWrapping.BreakAfter("_", code, StateWidth).Split('\n'))
            {
                yield return line;
            }
        }
    }

    private static object? Value(PSObject store, string property)
        => store.Properties[property]?.Value is { } value ? (value as PSObject)?.BaseObject is string text ? text : value : null;

    private static string Day(DateTime moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
