using System.Collections;
using System.Management.Automation;
using System.Reflection;
using KmsCustomKeyStore.Commands;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// Reads from a line that is being typed whom its command will ask, with the defaults of the session:
/// the shell does not put those among the parameters that a completer is given.
/// </summary>
/// <param name="commandName">The command.</param>
/// <param name="typed">The parameters on the line.</param>
/// <param name="defaults">The session's <c>$PSDefaultParameterValues</c>.</param>
internal sealed class TypedConnection(string commandName, IDictionary typed, IDictionary? defaults)
{
    private bool _isUnknown;

    /// <summary>Whose stores are meant; null where an argument cannot be told before the command runs.</summary>
    /// <param name="sessionCredential">The session's credentials.</param>
    /// <param name="sessionRegion">The session's region.</param>
    public KeyStoreCompletionQuery? Read(object? sessionCredential, string? sessionRegion)
    {
        string? endpoint = Text(nameof(KmsCmdlet.EndpointUrl));
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
                ProfileLocation = Text(nameof(KmsCmdlet.ProfileLocation)),
                EndpointUrl = url,
                AccessKey = Text(nameof(KmsCmdlet.AccessKey)),
                SecretKey = Text(nameof(KmsCmdlet.SecretKey)),
                SessionToken = Text(nameof(KmsCmdlet.SessionToken)),
                Credential = Value(nameof(KmsCmdlet.Credential)) is var given && given is PSCredential pair
                    ? new AccessKeyPair(pair.UserName, pair.GetNetworkCredential().Password)
                    : given,
                SkipCertificateCheck = Value(nameof(KmsCmdlet.SkipCertificateCheck)) is { } check && LanguagePrimitives.IsTrue(check),
            },
            Texts(nameof(MultiRegionCmdlet.Region)),
            Texts(nameof(MultiRegionCmdlet.ProfileName)));
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

        // An expression or a script: whoever it would name, the stores of another account are not to be offered instead.
        _isUnknown |= (isGiven && value is null) || value is ScriptBlock;
        return value;
    }

    private object? Default(string parameter)
        => defaults is null || (defaults.Contains("Disabled") && LanguagePrimitives.IsTrue(defaults["Disabled"])) ? null
            : defaults.Cast<DictionaryEntry>().FirstOrDefault(entry => IsFor(entry.Key?.ToString() ?? string.Empty, parameter)).Value;

    private bool IsFor(string key, string parameter)
    {
        int colon = key.LastIndexOf(':');
        return colon > 0
            && Matches(key.Substring(0, colon), commandName)
            && Names(parameter).Any(name => Matches(key.Substring(colon + 1), name));
    }

    private static bool Matches(string pattern, string name)
        => new WildcardPattern(pattern.Trim(' ', '\'', '"'), WildcardOptions.IgnoreCase).IsMatch(name);

    private static IEnumerable<string> Names(string parameter)
        => [parameter, .. typeof(GetKmsCustomKeyStoreCommand).GetProperty(parameter)!.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames)];
}
