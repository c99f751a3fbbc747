using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Secrets;

/// <summary>
/// Finds secrets in the messages of a service. A service may quote what it was sent, and a proxy on the way may echo the
/// whole request.
/// </summary>
internal static class QuotedSecrets
{
    private const string Mask = "***";
    private const int ShortestToken = 20;
    private const int Base64Group = 4;

    // A word, an ARN, an address or a request's id.
    private const string Harmless =
        @"\A([A-Za-z:.,()]+|arn:.*|https?://.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\W*)\z";

    // The shortest password that KMS takes has seven characters, which are ten in base64.
    private const int ShortestBase64 = 10;

    /// <summary>The failure; where it quotes one of the secrets, the same failure without the quotation and without its cause.</summary>
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
    /// The text with everything masked that may be a token or a key: what is long, has no space, and is not a word, an ARN, an
    /// address or a request's id.
    /// </summary>
    public static string WithoutTokens(string text)
        => Regex.Replace(
            text,
            $@"[^\s'""<>]{{{ShortestToken},}}",
            run => Regex.IsMatch(run.Value, Harmless, RegexOptions.Singleline) ? run.Value : Mask);

    // The text is decoded rather than the secret encoded, because encoding would leave more copies of the secret in memory.
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

    // The characters before an encoded secret may be ones that base64 uses too, so every position in a group may be its start.
    private static IEnumerable<string> FromBase64(string text)
        => from Match run in Regex.Matches(text, $"[A-Za-z0-9+/_-]{{{ShortestBase64},}}")
           from start in Enumerable.Range(0, Base64Group)
           let bytes = Decode(run.Value.Substring(start).Replace('-', '+').Replace('_', '/'))
           from encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode]
           select encoding.GetString(bytes);

    // The last group may be cut short: it is padded, but a single character holds no whole byte and is dropped.
    private static byte[] Decode(string base64)
    {
        string whole = base64.Length % Base64Group == 1 ? base64.Substring(0, base64.Length - 1) : base64;
        int groups = (whole.Length + Base64Group - 1) / Base64Group;
        return Convert.FromBase64String(whole.PadRight(groups * Base64Group, '='));
    }

    private static string Unescape(Match escape)
        => escape.Groups[1].Success
            ? ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            : escape.Groups[2].Value;
}
