using System.Text.RegularExpressions;

namespace KmsSandbox.Pictures;

/// <summary>Reads text with ANSI escape sequences.</summary>
internal static partial class AnsiText
{
    /// <summary>The lines that a terminal shows, without empty ones at the end.</summary>
    /// <param name="text">What a program puts out.</param>
    /// <param name="columns">The width of the terminal; longer lines go on in the next.</param>
    public static List<List<StyledRun>> ReadLines(string text, int columns)
    {
        List<List<StyledRun>> lines = [[]];
        TextStyle style = default;
        int column = 0;
        foreach (Match token in Token().Matches(text))
        {
            if (token.Groups["sgr"] is { Success: true } parameters)
            {
                style = Change(style, parameters.Value);
            }
            else if (token.Value == "\n")
            {
                lines.Add([]);
                column = 0;
            }
            else if (token.Groups["text"].Success)
            {
                string rest = token.Value;
                while (column + rest.Length > columns)
                {
                    int fits = columns - column;
                    Append(lines[^1], rest[..fits], style);
                    rest = rest[fits..];
                    lines.Add([]);
                    column = 0;
                }

                Append(lines[^1], rest, style);
                column += rest.Length;
            }
        }

        while (lines is [.., []])
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static void Append(List<StyledRun> line, string text, TextStyle style)
    {
        if (line is [.., { } last] && last.Style == style)
        {
            line[^1] = last with { Text = last.Text + text };
        }
        else if (text.Length > 0)
        {
            line.Add(new StyledRun(text, style));
        }
    }

    private static TextStyle Change(TextStyle style, string parameters)
    {
        foreach (string parameter in parameters.Split(';'))
        {
            if (parameter is "38" or "48")
            {
                // A colour beyond the 16; what follows are its numbers.
                break;
            }

            style = parameter switch
            {
                "" or "0" => default,
                "1" => style with { Bold = true },
                "3" => style with { Italic = true },
                "4" => style with { Underline = true },
                "22" => style with { Bold = false },
                "23" => style with { Italic = false },
                "24" => style with { Underline = false },
                ['3', >= '0' and <= '7' and var colour] => style with { Colour = colour - '0' },
                "39" => style with { Colour = null },
                ['9', >= '0' and <= '7' and var colour] => style with { Colour = colour - '0' + 8 },
                _ => style,
            };
        }

        return style;
    }

    // Of the escape sequences, those that set a style (SGR) count: the others move a cursor, name a link, set a title.
    [GeneratedRegex(
        """\e\[(?<sgr>[\d;]*)m|\e\[[0-?]*[ -/]*[@-~]|\e\].*?(?:\a|\e\\)|\e.|\n|(?<text>[^\e\p{Cc}]+)|\p{Cc}""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
