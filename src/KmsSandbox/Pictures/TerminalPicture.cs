using System.Security;
using System.Text.RegularExpressions;

namespace KmsSandbox.Pictures;

/// <summary>Draws a terminal as an SVG.</summary>
internal static partial class TerminalPicture
{
    private const string Fonts = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private const int FontSize = 15;

    private const int CharacterWidth = 9;

    private const int LineHeight = 20;

    private const int Baseline = 15;

    private const int Margin = 18;

    // All of them can be read on the background.
    private static readonly string[] _palette =
    [
        "#6b7280", "#f14c4c", "#23c26b", "#d7ba3d", "#5a9cf8", "#c678dd", "#2bb3c8", "#c8ccd4",
        "#8b93a1", "#ff6b6b", "#4ade80", "#f5e05c", "#82b6ff", "#e09cf5", "#5fd7e8", "#ffffff",
    ];

    /// <summary>The SVG's text.</summary>
    /// <param name="lines">What the terminal shows.</param>
    /// <param name="columns">How wide it is.</param>
    /// <param name="title">What it is, for readers that do not see it.</param>
    public static string Draw(IReadOnlyList<IReadOnlyList<StyledRun>> lines, int columns, string title)
    {
        int width = (columns * CharacterWidth) + (2 * Margin);
        int height = (lines.Count * LineHeight) + (2 * Margin);
        string svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
            <title>{Escape(title)}</title>
            <rect width="{width}" height="{height}" rx="10" fill="#1b1f27"/>
            <g fill="#dfe3ea" font-family="{Fonts}" font-size="{FontSize}">
            {string.Join('\n', lines.Select(DrawLine))}
            </g>
            </svg>

            """;
        return svg.ReplaceLineEndings("\n");
    }

    private static string DrawLine(IReadOnlyList<StyledRun> line, int row)
    {
        int y = Margin + Baseline + (row * LineHeight);
        int column = 0;
        var words = line
            .SelectMany(run => Word().Matches(run.Text).Select(word => run with { Text = word.Value }))
            .Select(word =>
            {
                int start = column;
                column += word.Text.Length;
                return DrawWord(word, start);
            });
        return $"""<text xml:space="preserve" y="{y}">{string.Concat(words)}</text>""";
    }

    /// <summary>Place and length are stated, so that columns are straight whatever font the reader has.</summary>
    private static string DrawWord(StyledRun word, int column)
    {
        int x = Margin + (column * CharacterWidth);
        int length = word.Text.Length * CharacterWidth;
        return $"""<tspan x="{x}" textLength="{length}"{Attributes(word.Style)}>{Escape(word.Text)}</tspan>""";
    }

    private static string Attributes(TextStyle style) => string.Concat(
        style.Colour is { } colour ? $" fill=\"{_palette[colour]}\"" : null,
        style.Bold ? " font-weight=\"bold\"" : null,
        style.Italic ? " font-style=\"italic\"" : null,
        style.Underline ? " text-decoration=\"underline\"" : null);

    private static string Escape(string text) => SecurityElement.Escape(text)!;

    [GeneratedRegex("[^ ]+ *| +")]
    private static partial Regex Word();
}
