using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.ModuleTestKit.Hostile;

/// <summary>Text that nobody types by accident.</summary>
internal static class HostileText
{
    /// <summary>What clears a screen, sets a title, writes to the clipboard, makes a link, moves back and turns the line around.</summary>
    public const string Steering =
        "evil\u001b[2J\u001b]8;;http://x\u0007\u001b]52;c;eA==\u001b\\\u009b1m\u0090\u202e\u2066\b\0\u007f\r\n'\"`$(x)";

    // What takes time with its square would take minutes.
    private const int Long = 256 * 1024;

    public static IReadOnlyList<string> All { get; } =
    [
        Steering, "\0", "a\0b", "\ud800", "x\udc00y", "\u2028", " ", "\t", "'", "\"", "''", "`", "$(throw)",
        "a\nb", "[", "a[1", "[]", "[a-", "`[",
        "*", "?", "[[]*", "-Force", "--", "@{", "\\", "/", "..", "%00",
        new string('*', 5000), string.Concat(Enumerable.Repeat("*a", 2000)), new string('[', 5000),
        new string('x', Long), new string('*', Long),
    ];

    /// <summary>Whether a terminal would do anything but show it.</summary>
    public static bool Steers(string? text)
        => text is not null && Regex.IsMatch(text, "[\0-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]");
}
