using System.Globalization;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws;

/// <summary>Secrets in what a service says: it may quote what it was sent, and whatever stands between may echo it all.</summary>
internal static class QuotedSecrets
{
    private const string Mask = "***";
    private const int ShortestToken = 20;

    /// <summary>The failure itself, or where it quotes a secret, one that does not.</summary>
    public static KmsException Without(this KmsException failure, params string?[] secrets)
    {
        string[] given = [.. secrets.Where(secret => !string.IsNullOrEmpty(secret)).Select(secret => secret!)];
        if (!IsQuoted(failure.ToString(), given))
        {
            return failure;
        }

        string message = given.Aggregate(failure.Message, (text, secret) => text.Replace(secret, Mask));
        return failure.WithoutCause(IsQuoted(message, given) ? "The answer quotes a secret that was sent, and is not shown." : message);
    }

    /// <summary>
    /// A text without what may be a token or a key: long and without a space, and neither a word, an ARN, an address nor a
    /// request's id.
    /// </summary>
    public static string WithoutTokens(string text)
        => Regex.Replace(text, $@"[^\s'""<>]{{{ShortestToken},}}", run => Regex.IsMatch(run.Value, @"\A([A-Za-z:.,()]+|arn:.*|https?://.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\W*)\z", RegexOptions.Singleline) ? run.Value : Mask);

    // The text is decoded, and not the secret encoded, which would leave copies of it.
    private static bool IsQuoted(string text, string[] secrets)
    {
        string[] forms = [text, Uri.UnescapeDataString(text), Regex.Replace(text, @"\\(?:u([0-9a-fA-F]{4})|(.))", Unescape)];
        return secrets.Any(secret => forms.Any(form => form.Contains(secret)));
    }

    private static string Unescape(Match escape)
        => escape.Groups[1].Success ? ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : escape.Groups[2].Value;
}
