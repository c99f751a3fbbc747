using System.Globalization;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Reads the times at which credentials end, in the forms that programs and services write them in.</summary>
internal static class ExpirationTime
{
    private const string BasicForm = "yyyyMMdd'T'HHmmssK";

    /// <summary>The time in UTC.</summary>
    /// <param name="text">
    /// ISO 8601 with a letter, an offset with or without a colon or nothing behind it (UTC), or in its basic form; RFC 1123; or with
    /// UTC behind it.
    /// </param>
    /// <exception cref="FormatException">It is in none of these forms.</exception>
    public static DateTime Parse(string text)
    {
        string plain = Regex.Replace(Regex.Replace(text.Trim(), @"\s*UTC\z", "Z"), @"(?<=T.*[+-]\d\d)(\d\d)\z", ":$1");
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParseExact(plain, BasicForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time.UtcDateTime
            : throw new FormatException("The time at which the credentials end cannot be read.");
    }
}
