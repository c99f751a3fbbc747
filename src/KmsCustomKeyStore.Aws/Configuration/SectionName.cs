namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>The names between the brackets of config and credentials files.</summary>
internal static class SectionName
{
    /// <summary>Where the bracket is that ends a section's name; -1 where there is none. A name in quotes may hold brackets.</summary>
    public static int EndOf(string line)
    {
        char quote = default;
        for (int i = 1; i < line.Length; i++)
        {
            if (quote != default)
            {
                quote = line[i] == quote ? default : quote;
            }
            else if (line[i] == ']')
            {
                return i;
            }
            else if (line[i] is '"' or '\'' && char.IsWhiteSpace(line[i - 1]))
            {
                quote = line[i];
            }
        }

        // A quote that nothing ends is a character of the name.
        return line.IndexOf(']');
    }

    /// <summary>The kind and the name of a section of a config file; the kind is empty where the name has no prefix.</summary>
    public static (string Kind, string Name) OfConfig(string header)
    {
        int blank = header.IndexOfAny([' ', '\t']);
        if (blank < 0)
        {
            return (string.Empty, header);
        }

        string name = header.Substring(blank + 1).Trim();
        if (name.Length > 1 && name[0] is '"' or '\'' && name[name.Length - 1] == name[0])
        {
            name = name.Substring(1, name.Length - 2);
        }
        else if (name.Length == 0 || name[0] is '"' or '\'' || name.Any(char.IsWhiteSpace))
        {
            return (string.Empty, header);
        }

        return (header.Substring(0, blank), name);
    }

    /// <summary>The name of a profile of a credentials file; null where the section is none.</summary>
    public static string? OfCredentials(string header)
        => header.Length == 0 || header.StartsWith("profile ", StringComparison.Ordinal) ? null : header;

    /// <summary>Whether a name has only characters that every AWS SDK takes.</summary>
    public static bool IsPlain(string name)
        => name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '/' or '.' or '%' or '@' or ':' or '+');
}
