using System.Security.Cryptography;
using System.Text;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Completion;

/// <summary>Whose stores a line that is being typed is about.</summary>
/// <param name="Settings">The connection, without region and profile.</param>
/// <param name="Regions">The regions typed; null where none was.</param>
/// <param name="Profiles">The profiles typed; null where none was.</param>
internal sealed record KeyStoreCompletionQuery(ConnectionSettings Settings, string[]? Regions = null, string[]? Profiles = null)
{
    // Its key is random and never leaves the process: what it makes of a secret tells nothing of it.
    private static readonly HMACSHA256 _hash = new();

    /// <summary>A text that only the same question has; no secret can be read from it.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        Add(Regions ?? []);
        Add(Profiles ?? []);
        Add([
            Settings.SessionRegion,
            Settings.ProfileLocation,
            Settings.WorkingFolder,
            Settings.EndpointUrl?.ToString(),
            Settings.AccessKey,
            Settings.SecretKey,
            Settings.SessionToken,
            Settings.SkipCertificateCheck ? "unchecked" : null,
            .. Parts(Settings.Credential),
            .. Parts(Settings.SessionCredential),
        ]);
        Add([.. Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .Select(variable => $"{variable.Key}={variable.Value}").OrderBy(line => line, StringComparer.Ordinal)]);
        lock (_hash)
        {
            return Convert.ToBase64String(_hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
        }

        void Add(string?[] values)
        {
            text.Append(values.Length).Append(':');
            foreach (string? value in values)
            {
                text.Append(value?.Length ?? -1).Append(':').Append(value);
            }
        }
    }

    // A record would print its secrets.
    public override string ToString() => nameof(KeyStoreCompletionQuery);

    private static string?[] Parts(object? credential) => credential switch
    {
        AccessKeyPair pair => ["pair", pair.AccessKey, pair.SecretKey],
        string profile => ["profile", profile],
        null => [null],
        _ => ["object", $"{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(credential)}"],
    };
}
