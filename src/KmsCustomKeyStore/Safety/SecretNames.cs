using System.Globalization;

namespace KmsCustomKeyStore.Safety;

/// <summary>How secrets are called: a value under such a name is one.</summary>
internal static class SecretNames
{
    private static readonly string[] _words = ["Password", "Secret", "SecureString", "Credential", "Token"];

    private static readonly string[] _parameters =
        ["KeyStorePassword", "XksProxyAuthenticationCredential_RawSecretAccessKey", "SecretKey", "SecretAccessKey", "SessionToken", "Credential", "AWSCredentials", "SK", "ST"];

    /// <summary>Whether a text speaks of a secret.</summary>
    public static bool IsIn(string text) => Array.Exists(_words, word => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a parameter, its name cut short perhaps, takes a secret.</summary>
    public static bool IsParameter(string name) => Array.Exists(_parameters, parameter => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a line may have a parameter in it that takes a secret; true sooner than false.</summary>
    public static bool MayHaveParameter(string line)
    {
        for (int start = 0; start < line.Length; start++)
        {
            // The shell takes any of these for a dash.
            if (line[start] is '-' or '\u2013' or '\u2014' or '\u2015')
            {
                int end = start + 1;
                while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_'))
                {
                    end++;
                }

                if (end > start + 1 && IsParameter(line.Substring(start + 1, end - start - 1)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
