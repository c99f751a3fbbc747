namespace KmsCustomKeyStore.Formatting;

/// <summary>Breaks long text where a reader would: the shell itself breaks wherever the column ends.</summary>
internal static class Lines
{
    /// <summary>
    /// The text in lines of at most <paramref name="width"/> characters, broken after one of the separators. A part
    /// without a separator stays whole however long it is; spaces at the end of a line go.
    /// </summary>
    public static string BreakAfter(string separators, string text, int width)
    {
        var lines = new List<string> { string.Empty };
        foreach (string part in Parts(separators, text))
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
}
