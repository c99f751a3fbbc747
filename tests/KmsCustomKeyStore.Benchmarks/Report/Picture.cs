using System.Globalization;
using System.Security;
using System.Text;

namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>Draws charts as an SVG with a background of its own, for light and dark pages.</summary>
internal static class Picture
{
    private const int Width = 760;

    private const int Margin = 18;

    private const int NameWidth = 190;

    private const int BarWidth = 400;

    private const int RowHeight = 24;

    private const int TitleHeight = 38;

    /// <summary>The SVG's text.</summary>
    /// <param name="charts">The charts, each with a scale of its own.</param>
    /// <param name="title">What they are, for readers that do not see them.</param>
    public static string Draw(IReadOnlyList<Chart> charts, string title)
    {
        var drawn = new StringBuilder();
        int y = Margin;
        foreach (var chart in charts)
        {
            drawn.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Margin}\" y=\"{y + 16}\" fill=\"#ffffff\" font-weight=\"bold\">{Escape(chart.Title)}</text>\n");
            y += TitleHeight - 10;
            double longest = chart.Bars.Max(bar => bar.Value);
            for (int i = 0; i < chart.Bars.Count; i++, y += RowHeight)
            {
                (string name, double value, string text) = chart.Bars[i];
                int length = Math.Max(1, (int)(value / longest * BarWidth));
                int x = Margin + NameWidth;
                drawn.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{y + 15}\">{Escape(name)}</text>");
                string colour = i == 0 ? "#23c26b" : "#5a9cf8";
                drawn.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{x}\" y=\"{y + 3}\" width=\"{length}\" height=\"16\" rx=\"3\" fill=\"{colour}\"/>");
                drawn.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + length + 8}\" y=\"{y + 15}\">{Escape(text)}</text>\n");
            }

            y += 14;
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{y + 4}" viewBox="0 0 {Width} {y + 4}" role="img">
            <title>{Escape(title)}</title>
            <rect width="{Width}" height="{y + 4}" rx="10" fill="#1b1f27"/>
            <g fill="#dfe3ea" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="14">
            {drawn}</g>
            </svg>

            """.ReplaceLineEndings("\n");
    }

    // The text may be Markdown.
    private static string Escape(string text) => SecurityElement.Escape(text.Replace("`", string.Empty, StringComparison.Ordinal))!;
}
