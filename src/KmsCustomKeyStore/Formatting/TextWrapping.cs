namespace KmsCustomKeyStore.Formatting;

/// <summary>Breaks long text between words. The shell itself breaks it wherever the column ends.</summary>
internal static class TextWrapping
{
    /// <summary>
    /// Breaks a text into lines of at most <paramref name="width"/> characters, after separators where possible. Spaces at the end of
    /// a line are removed.
    /// </summary>
    public static string BreakAfter(string separators, string text, int width)
    {
        var lines = new List<string> { string.Empty };
        foreach (string part in Parts(separators, text).SelectMany(part => Chunks(part, width)))
        {
            string line = lines[lines.Count - 1];
            if (line.Length > 0 && line.Length + part.TrimEnd().Length > width)
            {
                lines[lines.Count - 1] = line.TrimEnd();
                lines.Add(part);
            }
            else
            {
                lines[lines.Count - 1] = line + part;
            }
        }

        return string.Join("\n", lines);
    }

    /// <summary>How many characters of a text fit a width, without cutting a surrogate pair in two.</summary>
    public static int LengthThatFits(string text, int width)
        => text.Length <= width ? text.Length : char.IsHighSurrogate(text[width - 1]) ? width - 1 : width;

    private static IEnumerable<string> Parts(string separators, string text)
    {
        int start = 0;
        while (text.IndexOfAny(separators.ToCharArray(), start) is var end and >= 0)
        {
            yield return text.Substring(start, end + 1 - start);
            start = end + 1;
        }

        yield return text.Substring(start);
    }

    private static IEnumerable<string> Chunks(string part, int width)
    {
        while (part.TrimEnd().Length > width)
        {
            int length = LengthThatFits(part, width);
            yield return part.Substring(0, length);
            part = part.Substring(length);
        }

        yield return part;
    }
}
