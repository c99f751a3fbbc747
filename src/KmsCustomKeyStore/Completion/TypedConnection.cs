using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// Reads the connection parameters of a command line that is being typed. The shell gives a completer the parameters on
/// the line, but not the default values of the session, so those are looked up here.
/// </summary>
/// <param name="commandName">The command.</param>
/// <param name="typed">The parameters on the line.</param>
/// <param name="defaults">The session's <c>$PSDefaultParameterValues</c>.</param>
internal sealed class TypedConnection(string commandName, IDictionary typed, IDictionary? defaults)
{
    private bool _isUnknown;

    /// <summary>
    /// The aliases of the connection parameters. The cmdlets, which declare them, are not asked: they name completers, and
    /// completers do not name them. A test compares both.
    /// </summary>
    internal static IReadOnlyDictionary<string, string[]> Aliases { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [nameof(ConnectionSettings.Region)] = ["RegionToCall"],
        [nameof(ConnectionSettings.ProfileName)] = ["StoredCredentials", "AWSProfileName"],
        [nameof(ConnectionSettings.ProfileLocation)] = ["AWSProfilesLocation", "ProfilesLocation"],
        [nameof(ConnectionSettings.EndpointUrl)] = [],
        [nameof(ConnectionSettings.AccessKey)] = ["AK"],
        [nameof(ConnectionSettings.SecretKey)] = ["SK", "SecretAccessKey"],
        [nameof(ConnectionSettings.SessionToken)] = ["ST"],
        [nameof(ConnectionSettings.Credential)] = ["AWSCredentials"],
        [nameof(ConnectionSettings.SkipCertificateCheck)] = [],
    };

    /// <summary>The connection of the command; null if a value is not known before the command runs.</summary>
    /// <param name="paths">The paths of the session.</param>
    /// <param name="sessionCredential">The session's credentials.</param>
    /// <param name="sessionRegion">The session's region.</param>
    public KeyStoreCompletionQuery? Read(PathIntrinsics paths, object? sessionCredential, string? sessionRegion)
    {
        string? endpoint = Text(nameof(ConnectionSettings.EndpointUrl));
        Uri? url = null;
        if (endpoint is not null && !(Uri.TryCreate(endpoint, UriKind.Absolute, out url) && url.Scheme is "http" or "https"))
        {
            return null;
        }

        var request = new KeyStoreCompletionQuery(
            new ConnectionSettings
            {
                SessionRegion = sessionRegion,
                SessionCredential = sessionCredential,
                ProfileLocation = Text(nameof(ConnectionSettings.ProfileLocation)) is { } location
                    ? SessionPaths.Resolve(paths, location)
                    : null,
                WorkingFolder = paths.CurrentFileSystemLocation.ProviderPath,
                EndpointUrl = url,
                AccessKey = Text(nameof(ConnectionSettings.AccessKey)),
                SecretKey = Text(nameof(ConnectionSettings.SecretKey)),
                SessionToken = Text(nameof(ConnectionSettings.SessionToken)),
                Credential = Value(nameof(ConnectionSettings.Credential)) is var given && given is PSCredential pair
                    ? new AccessKeyPair(pair.UserName, pair.GetNetworkCredential().Password)
                    : given,
                SkipCertificateCheck = LanguagePrimitives.IsTrue(Value(nameof(ConnectionSettings.SkipCertificateCheck))),
            },
            Texts(nameof(ConnectionSettings.Region)),
            Texts(nameof(ConnectionSettings.ProfileName)));
        return _isUnknown ? null : request;
    }

    private string? Text(string parameter) => Value(parameter)?.ToString() is { Length: > 0 } text ? text : null;

    private string[]? Texts(string parameter)
    {
        object? value = Value(parameter);
        var values = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
        string[] texts = [.. values.Select(one => one?.ToString() ?? string.Empty).Where(text => text.Length > 0)];
        return texts.Length > 0 ? texts : null;
    }

    private object? Value(string parameter)
    {
        bool isGiven = typed.Contains(parameter);
        object? value = (isGiven ? typed[parameter] : Default(parameter)).Unwrap();

        // The value of an expression or a script is not known yet. Without it, stores of another account might be offered.
        _isUnknown |= (isGiven && value is null) || value is ScriptBlock;
        return value;
    }

    private object? Default(string parameter)
        => defaults is null || (defaults.Contains("Disabled") && LanguagePrimitives.IsTrue(defaults["Disabled"]))
            ? null
            : defaults.Cast<DictionaryEntry>().FirstOrDefault(entry => IsFor(entry.Key?.ToString() ?? string.Empty, parameter)).Value;

    private bool IsFor(string key, string parameter)
    {
        int colon = key.LastIndexOf(':');
        return colon > 0
            && Matches(key.Substring(0, colon), commandName)
            && Aliases[parameter].Append(parameter).Any(name => Matches(key.Substring(colon + 1), name));
    }

    private static bool Matches(string pattern, string name)
        => new WildcardPattern(pattern.Trim(' ', '\'', '"'), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name);
}
