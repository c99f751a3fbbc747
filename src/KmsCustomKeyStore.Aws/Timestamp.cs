using System.Globalization;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Aws;

/// <summary>Reads times in the forms in which services and programs write them.</summary>
internal static class Timestamp
{
    private const string BasicForm = "yyyyMMdd'T'HHmmssK";

    private static readonly DateTime _epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The time of a number of seconds since 1970, to the millisecond, in UTC.</summary>
    /// <exception cref="ArgumentException">There is no such time.</exception>
    public static DateTime FromSeconds(double seconds) => _epoch.AddMilliseconds(Math.Round(seconds * 1000));

    /// <summary>The time in UTC.</summary>
    /// <param name="text">
    /// Seconds since 1970 with or without an exponent; ISO 8601 with a letter, an offset with or without a colon or nothing behind it
    /// (UTC), or in its basic form; RFC 1123; or with UTC behind it.
    /// </param>
    /// <exception cref="FormatException">It is in none of these forms.</exception>
    public static DateTime Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            return FromSeconds(seconds);
        }

        string plain = Regex.Replace(Regex.Replace(text.Trim(), @"\s*UTC\z", "Z"), @"(?<=T.*[+-]\d\d)(\d\d)\z", ":$1");
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParseExact(plain, BasicForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time.UtcDateTime
            : throw new FormatException("It is not a time.");
    }
}
