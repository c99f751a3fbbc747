using System.Management.Automation;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Listing;

/// <summary>Matches values against wildcard patterns, ignoring case, or against the literal text of a pattern.</summary>
internal sealed class NameFilter(IReadOnlyList<string> patterns)
{
    private readonly WildcardPattern[] _wildcards = [.. patterns.Select(Wildcard)];

    /// <summary>Whether a text is a pattern. A text with an unfinished wildcard, such as <c>a[1</c>, is a name.</summary>
    public static bool IsPattern(string text) => WildcardPattern.ContainsWildcardCharacters(text) && IsValid(text);

    /// <summary>The name that a text without wildcards means: backticks that escape wildcards are removed.</summary>
    public static string Unescape(string text) => IsValid(text) ? WildcardPattern.Unescape(text) : text;

    /// <summary>
    /// Whether a pattern matches the value. The literal text of the pattern matches as well, because a store may have a name such
    /// as <c>prod [eu]</c>.
    /// </summary>
    public bool Matches(string? value)
        => value is not null
            && (_wildcards.Any(wildcard => wildcard.IsMatch(value)) || patterns.Contains(value, StringComparer.Ordinal));

    private static WildcardPattern Wildcard(string pattern)
        => new(
            IsValid(pattern) ? Simplify(pattern) : WildcardPattern.Escape(pattern),
            WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    // Several asterisks in a row mean the same as one, but may take forever to match.
    private static string Simplify(string pattern) => Regex.Replace(pattern, @"(?<!`)\*{2,}", "*");

    private static bool IsValid(string pattern)
    {
        try
        {
            // Windows PowerShell does not compile a pattern before it is matched.
            _ = new WildcardPattern(Simplify(pattern), WildcardOptions.None).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
