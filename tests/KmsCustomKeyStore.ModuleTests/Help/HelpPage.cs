using System.Text.RegularExpressions;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Help;

/// <summary>A page of docs/, the source of the help.</summary>
internal static partial class HelpPage
{
    /// <summary>The names of the pages that match, without their extension.</summary>
    public static IReadOnlyList<string> Names(string pattern)
        => [.. Directory.GetFiles(Repository.Docs, pattern + ".md").Select(Path.GetFileNameWithoutExtension).Order()!];

    /// <summary>The words of each passage that the help has to have: prose and code, neither headings nor what is in YAML.</summary>
    public static IReadOnlyList<string> Passages(string name)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Docs, name + ".md")).Replace("\r", string.Empty, StringComparison.Ordinal);
        page = FrontMatter().Replace(page, string.Empty);
        page = SyntaxSection().Replace(page, string.Empty);
        page = Yaml().Replace(page, string.Empty);
        page = CommonParameters().Replace(page, string.Empty);
        page = RelatedLinks().Replace(page, string.Empty);

        // Split at fences, every other part is code.
        return [.. Fence().Split(page).SelectMany((part, index) => Blank().Split(part)
            .Where(passage => !string.IsNullOrWhiteSpace(passage) && (index % 2 == 1 || !passage.TrimStart().StartsWith('#')))
            .Select(passage => index % 2 == 1 ? Words(passage) : Words(Plain(passage))))];
    }

    /// <summary>The texts of the links that a page ends with.</summary>
    public static IReadOnlyList<string> Links(string name)
        => [
            .. Link().Matches(RelatedLinks().Match(File.ReadAllText(Path.Combine(Repository.Docs, name + ".md"))).Value)
                .Select(link => link.Groups[1].Value),
        ];

    /// <summary>The words of a text, whatever lines they are in.</summary>
    public static string Words(string text) => Space().Replace(text, " ").Trim();

    private static string Plain(string markdown)
        => Code().Replace(Link().Replace(OuterLink().Replace(markdown, "$1 ($2)"), "$1"), "$1");

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^## SYNTAX\n.*?(?=^## (DESCRIPTION))", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SyntaxSection();

    [GeneratedRegex(@"^```yaml\n.*?^```\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^### CommonParameters\n.*?(?=^## )", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CommonParameters();

    [GeneratedRegex(@"^## RELATED LINKS.*\z", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex RelatedLinks();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^```\w*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[([^\]]+)\]\((https?://[^)]+)\)")]
    private static partial Regex OuterLink();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
