using System.Globalization;
using System.Management.Automation;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Formatting;

/// <summary>
/// The cells of the views in KmsCustomKeyStore.Format.ps1xml. They accept any object with the properties of a store, so that a store
/// that comes from a job or another machine looks the same.
/// </summary>
public static class KeyStoreView
{
    /// <summary>The width of the State column. All error codes but one fit on a line of their own.</summary>
    private const int StateWidth = 37;

    /// <summary>The width of the Cluster or proxy column.</summary>
    private const int BackingWidth = 19;

    /// <summary>The width of the Name column.</summary>
    private const int NameWidth = 19;

    /// <summary>The characters after which a name may be broken.</summary>
    private const string NameSeparators = " -_./";

    /// <summary>The longest name that is shown whole. A longer one would take up too many lines of the table.</summary>
    private const int LongestName = 57;

    /// <summary>The width of a value in the list, on a screen of 80 columns.</summary>
    private const int ParagraphWidth = 45;

    private const string HttpsScheme = "https://";

    /// <summary>The name for the table, broken into lines and shortened if it is very long.</summary>
    public static string Name(PSObject store) => TextWrapping.BreakAfter(NameSeparators, ShortName(store), NameWidth);

    /// <summary>The names of the stores of a page, in braces, as the shell shows a list.</summary>
    public static string Names(PSObject[] stores)
        => $"{{{TextWrapping.BreakAfter(" ", string.Join(", ", stores.Select(ShortName)), ParagraphWidth)}}}";

    /// <summary>The region, and the profile if one was named.</summary>
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

    /// <summary>The state, and below it the error code of a failure.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string State(PSObject store, EngineIntrinsics shell)
        => string.Join("\n", StateLines(store).Select(line => StateStyle.Paint(line, State(store), shell)));

    /// <summary>The state in one line, with the error code of a failure.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string StateInLine(PSObject store, EngineIntrinsics shell)
        => StateStyle.Paint(Code(store).Length == 0 ? State(store) : $"{State(store)} ({Code(store)})", State(store), shell);

    /// <summary>The name, and the state unless it is CONNECTED.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string NameWithState(PSObject store, EngineIntrinsics shell)
    {
        string text = State(store) == KnownValues.Connected ? ShortName(store) : $"{ShortName(store)} ({State(store)})";
        return StateStyle.Paint(text, State(store), shell);
    }

    /// <summary>The id of the cluster, or the host of the external key store proxy.</summary>
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

    /// <summary>The subject and the expiry of the trust anchor certificate, in place of its text.</summary>
    public static string Certificate(PSObject store)
    {
        string pem = Value(store, nameof(CustomKeyStore.TrustAnchorCertificate)) as string ?? string.Empty;
        if (pem.Length == 0)
        {
            return string.Empty;
        }

        if (TrustAnchor.Read(pem) is not { } anchor)
        {
            return "cannot be read";
        }

        string expiry = $"{(anchor.Expiry < DateTime.UtcNow ? "expired" : "expires")} {Day(anchor.Expiry)}";
        return TextWrapping.BreakAfter(" ", $"{SafeText.Show(anchor.Subject)}, {expiry}", ParagraphWidth);
    }

    /// <summary>A property of the store, safe to show on a terminal.</summary>
    public static string Text(PSObject store, string property) => SafeText.Show(Value(store, property)?.ToString());

    /// <summary>A property that holds sentences, broken between words. The shell would break within words.</summary>
    public static string Paragraph(PSObject store, string property) => TextWrapping.BreakAfter(" ", Text(store, property), ParagraphWidth);

    /// <summary>A property that holds a time, in UTC.</summary>
    public static string Moment(PSObject store, string property)
        => Value(store, property) is DateTime moment ? moment.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A property of the store's XksProxyConfiguration; empty if the store has none.</summary>
    public static string Proxy(PSObject store, string property)
        => Value(store, nameof(CustomKeyStore.XksProxyConfiguration)) is { } proxy
            ? Text(PSObject.AsPSObject(proxy), property)
            : string.Empty;

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
    {
        object? value = store.Properties[property]?.Value;
        return (value as PSObject)?.BaseObject is string text ? text : value;
    }

    private static string Day(DateTime moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
