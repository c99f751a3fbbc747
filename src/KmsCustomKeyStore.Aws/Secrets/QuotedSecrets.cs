using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Secrets;

/// <summary>Secrets in what a service says: it may quote what it was sent, and whatever stands between may echo it all.</summary>
internal static class QuotedSecrets
{
    private const string Mask = "***";
    private const int ShortestToken = 20;
    private const int CharactersOfGroup = 4;

    // Of the shortest password that KMS takes: seven characters.
    private const int ShortestBase64 = 10;

    /// <summary>The failure itself, or where it quotes a secret, one that does not.</summary>
    public static KmsException Without(this KmsException failure, params string?[] secrets)
    {
        string[] given = [.. secrets.Where(secret => !string.IsNullOrEmpty(secret)).Select(secret => secret!)];
        if (!IsQuoted(failure.ToString(), given))
        {
            return failure;
        }

        string message = given.Aggregate(failure.Message, (text, secret) => text.Replace(secret, Mask));
        return failure.WithoutCause(IsQuoted(message, given) ? ServiceErrors.MessageWithSecret : message);
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
        string[] forms =
        [
            text,
            Uri.UnescapeDataString(text),
            Uri.UnescapeDataString(text.Replace('+', ' ')),
            WebUtility.HtmlDecode(text),
            Regex.Replace(text, @"\\(?:u([0-9a-fA-F]{4})|(.))", Unescape),
        ];
        return forms.SelectMany(form => FromBase64(form).Prepend(form)).Any(form => secrets.Any(form.Contains));
    }

    // A run of its characters may have others in front that only look like its own: it is tried from each place in a group.
    private static IEnumerable<string> FromBase64(string text)
        => from Match run in Regex.Matches(text, $"[A-Za-z0-9+/_-]{{{ShortestBase64},}}")
           from start in Enumerable.Range(0, CharactersOfGroup)
           let bytes = Decode(run.Value.Substring(start).Replace('-', '+').Replace('_', '/'))
           from encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode]
           select encoding.GetString(bytes);

    // A group that is cut short is filled up, and of one character left over nothing can be told.
    private static byte[] Decode(string base64)
    {
        string whole = base64.Length % CharactersOfGroup == 1 ? base64.Substring(0, base64.Length - 1) : base64;
        return Convert.FromBase64String(whole.PadRight((whole.Length + CharactersOfGroup - 1) / CharactersOfGroup * CharactersOfGroup, '='));
    }

    private static string Unescape(Match escape)
        => escape.Groups[1].Success ? ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : escape.Groups[2].Value;
}
