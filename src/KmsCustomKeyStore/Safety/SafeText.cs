namespace KmsCustomKeyStore.Safety;

/// <summary>
/// Makes text safe to show on a terminal. Names are chosen by the creators of key stores, and the terminal would obey an escape
/// sequence in them.
/// </summary>
internal static class SafeText
{
    private const char FirstControlPicture = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>Replaces each control character, line break and change of writing direction with a visible character.</summary>
    public static string Show(string? text)
        => text is null ? string.Empty : text.Any(IsUnsafe) ? string.Concat(text.Select(Show)) : text;

    private static char Show(char character) => character switch
    {
        < ' ' => (char)(FirstControlPicture + character),
        '\u007F' => DeletePicture,
        _ => IsUnsafe(character) ? Replacement : character,
    };

    private static bool IsUnsafe(char character)
        => char.IsControl(character)
            || character is '\u2028' or '\u2029'
            || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
