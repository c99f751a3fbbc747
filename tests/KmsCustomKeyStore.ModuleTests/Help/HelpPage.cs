using System.Reflection;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.ModuleTests.Help;

/// <summary>A page of docs/, the source of the help.</summary>
internal static partial class HelpPage
{
    private static readonly string _folder = typeof(HelpPage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "DocsFolder").Value!;

    /// <summary>The names of the pages that match, without their extension.</summary>
    public static IReadOnlyList<string> Names(string pattern) => [.. Directory.GetFiles(_folder, pattern + ".md").Select(Path.GetFileNameWithoutExtension).Order()!];

    /// <summary>The passages of a page that the help has to have: prose and code, neither headings nor what is in YAML.</summary>
    public static IReadOnlyList<string> Passages(string name)
    {
        string page = File.ReadAllText(Path.Combine(_folder, name + ".md")).Replace("\r", string.Empty, StringComparison.Ordinal);
        page = FrontMatter().Replace(page, string.Empty);
        page = SyntaxSection().Replace(page, string.Empty);
        page = Yaml().Replace(page, string.Empty);
        page = CommonParameters().Replace(page, string.Empty);
        return [.. Blank().Split(page).Where(passage => !string.IsNullOrWhiteSpace(passage) && !passage.TrimStart().StartsWith('#'))];
    }

    /// <summary>The words of a passage and nothing else, so that Markdown's text and the help's can be compared.</summary>
    public static string Words(string passage)
    {
        string plain = Fence().Replace(passage, string.Empty);
        plain = OuterLink().Replace(plain, "$1 ($2)");
        plain = InnerLink().Replace(plain, "$1");
        plain = Code().Replace(plain, "$1");
        return Space().Replace(plain, " ").Trim();
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^## SYNTAX\n.*?(?=^## (DESCRIPTION))", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SyntaxSection();

    [GeneratedRegex(@"^```yaml\n.*?^```\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^### CommonParameters\n.*?(?=^## )", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CommonParameters();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^```\w*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[([^\]]+)\]\((https?://[^)]+)\)")]
    private static partial Regex OuterLink();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex InnerLink();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
