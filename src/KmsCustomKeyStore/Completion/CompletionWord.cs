using System.Management.Automation;
using System.Management.Automation.Language;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Completion;

/// <summary>The word that is being typed, and what is put in its place.</summary>
internal static class CompletionWord
{
    /// <summary>Whether a value may go onto the line: one that a terminal would obey may not.</summary>
    public static bool IsShown(string? value) => !string.IsNullOrEmpty(value) && SafeText.Show(value) == value;

    /// <summary>Whether a value begins with the word, quoted or not, or has been completed from it already.</summary>
    public static bool Begins(string? value, string word)
    {
        string text = Unquote(word);

        // The shell undoubles quotes that are doubled on the line; a caller that has the line's own text does not.
        return value is not null && (IsTyped(text) || IsTyped(text.Replace("''", "'").Replace("\"\"", "\"")));

        bool IsTyped(string typed)
            => value!.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || WildcardPattern.Escape(value).StartsWith(typed, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The value as an argument, bare where that is safe.</summary>
    public static string Quote(string value)
        => value.Length > 0 && char.IsLetter(value[0]) && value.All(IsBare)
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    /// <summary>The value as an argument that is meant to the letter where wildcards are taken.</summary>
    public static string QuoteLiteral(string value) => Quote(WildcardPattern.Escape(value));

    private static bool IsBare(char character) => char.IsLetterOrDigit(character) || character is '-' or '_' or '.';

    private static string Unquote(string word)
    {
        if (word.Length == 0 || word[0] is not ('\'' or '"'))
        {
            return word;
        }

        string quote = word.Substring(0, 1);
        string text = word.Substring(1);
        return text.EndsWith(quote, StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
    }
}
