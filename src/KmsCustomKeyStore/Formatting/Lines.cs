using System.Text;

namespace KmsCustomKeyStore.Formatting;

/// <summary>Breaks long text where a reader would: the shell itself breaks wherever the column ends.</summary>
internal static class Lines
{
    /// <summary>
    /// The text in lines of at most <paramref name="width"/> characters, each ending with the separator. A part without
    /// a separator stays whole however long it is.
    /// </summary>
    public static string BreakAfter(char separator, string text, int width)
    {
        var broken = new StringBuilder(text.Length + 8);
        int lineLength = 0;
        foreach (string part in Parts(separator, text))
        {
            if (lineLength > 0 && lineLength + part.TrimEnd().Length > width)
            {
                broken.Append('\n');
                lineLength = 0;
            }

            broken.Append(part);
            lineLength += part.Length;
        }

        return broken.ToString();
    }

    private static IEnumerable<string> Parts(char separator, string text)
    {
        int start = 0;
        while (text.IndexOf(separator, start) is var end and >= 0)
        {
            yield return text.Substring(start, end + 1 - start);
            start = end + 1;
        }

        yield return text.Substring(start);
    }
}
