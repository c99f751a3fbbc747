using System.Text.Json;

namespace KmsEmulator.Admin;

/// <summary>A state document cannot be used; the message names the file and, where it applies, the store and the field.</summary>
public sealed class StateDocumentException : Exception
{
    internal StateDocumentException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>
    /// Where a text stops being JSON. The parser's own message quotes the text from there on, which may be a password
    /// that someone forgot to put in quotes.
    /// </summary>
    internal static StateDocumentException NotJson(string place, JsonException error)
        => new($"{place}: it is not JSON: something is wrong at byte {error.BytePositionInLine + 1} of line {error.LineNumber + 1}.");
}
