using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KmsEmulator.Wire;

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

    /// <summary>
    /// The members of a JSON object, of those that come twice the last; false for any other value and for names that are
    /// not valid Unicode.
    /// </summary>
    public static bool TryGetMembers(
        this JsonElement value,
        [NotNullWhen(true)] out Dictionary<string, JsonElement>? members)
    {
        try
        {
            members = value.ValueKind == JsonValueKind.Object ? value.Deserialize<Dictionary<string, JsonElement>>() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            members = null;
        }

        return members is not null;
    }
}
