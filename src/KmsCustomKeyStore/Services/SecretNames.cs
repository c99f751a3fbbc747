using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Services;

/// <summary>How secrets are called: a value under such a name is one.</summary>
internal static class SecretNames
{
    private const string Words = "Password|Secret|SecureString|Credential|Token";

    private static readonly string[] _parameters =
        ["KeyStorePassword", "XksProxyAuthenticationCredential_RawSecretAccessKey", "SecretKey", "SecretAccessKey", "SessionToken", "Credential", "AWSCredentials", "SK", "ST"];

    /// <summary>Whether a text speaks of a secret.</summary>
    public static bool IsIn(string text) => Regex.IsMatch(text, Words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a parameter, its name cut short perhaps, takes a secret.</summary>
    public static bool IsParameter(string name) => _parameters.Any(parameter => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
