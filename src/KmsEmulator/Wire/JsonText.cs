using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KmsEmulator;

internal static class JsonText
{
    /// <summary>The text of a JSON string; false for any other value and for text that is not valid Unicode.</summary>
    public static bool TryGetText(this JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // The parser accepts half a surrogate pair; only reading it as text finds it.
            text = null;
        }

        return text is not null;
    }
}
