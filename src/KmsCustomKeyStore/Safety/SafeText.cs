namespace KmsCustomKeyStore.Safety;

/// <summary>
/// Text for a terminal. A name comes from whoever made the store, and an escape sequence in it would be obeyed.
/// </summary>
internal static class SafeText
{
    private const char FirstControlPicture = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>The text with a visible sign for each control, line break and change of writing direction.</summary>
    public static string Show(string? text)
        => text is null ? string.Empty : text.Any(IsUnsafe) ? string.Concat(text.Select(Show)) : text;

    private static char Show(char character)
        => !IsUnsafe(character) ? character
            : character < ' ' ? (char)(FirstControlPicture + character)
            : character == '\u007F' ? DeletePicture
            : Replacement;

    private static bool IsUnsafe(char character)
        => char.IsControl(character)
            || character is '\u2028' or '\u2029'
            || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
