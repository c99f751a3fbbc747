using System.Management.Automation;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Listing;

/// <summary>Matches values against wildcard patterns, without regard to case, or against their very text.</summary>
internal sealed class NameFilter(IReadOnlyList<string> patterns)
{
    private readonly WildcardPattern[] _wildcards =
        [.. patterns.Select(pattern => new WildcardPattern(IsValid(pattern) ? Simplify(pattern) : WildcardPattern.Escape(pattern), WildcardOptions.IgnoreCase))];

    /// <summary>Whether a text has to be matched here rather than looked up: a name such as <c>a[1</c> is no pattern.</summary>
    public static bool IsPattern(string text) => WildcardPattern.ContainsWildcardCharacters(text) && IsValid(text);

    /// <summary>The name that a text without wildcards stands for: a backtick before a wildcard goes.</summary>
    public static string Unescape(string text) => IsValid(text) ? WildcardPattern.Unescape(text) : text;

    /// <summary>
    /// Whether a pattern matches the value. A store may be named <c>prod [eu]</c>, so the pattern's own text counts too.
    /// </summary>
    public bool Matches(string? value)
        => value is not null
            && (_wildcards.Any(wildcard => wildcard.IsMatch(value)) || patterns.Contains(value, StringComparer.Ordinal));

    // Many asterisks in a row say what one does, and take time without end to match.
    private static string Simplify(string pattern) => Regex.Replace(pattern, @"(?<!`)\*{2,}", "*");

    private static bool IsValid(string pattern)
    {
        try
        {
            // Windows PowerShell compiles a pattern no sooner than it is matched.
            _ = new WildcardPattern(Simplify(pattern), WildcardOptions.None).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
