using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KmsEmulator.Wire;

/// <summary>Request bodies as they may be kept, shown and logged.</summary>
internal static class RequestBody
{
    private const string Credential = "XksProxyAuthenticationCredential";

    private static readonly string[] _secretMembers = ["KeyStorePassword", "RawSecretAccessKey"];

    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The body with <c>***</c> in place of passwords and secrets; one without any comes back as it is. Of a body that
    /// is no JSON object and speaks of them only the length is told.
    /// </summary>
    public static string WithoutSecrets(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return HasSecret(document.RootElement) ? Masked(document.RootElement) : text;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or JSON with text that is not valid Unicode.
        }

        return _secretMembers.Append(Credential).Any(member => text.Contains(member, StringComparison.OrdinalIgnoreCase))
            ? $"({body.Length} bytes that may hold a secret)"
            : text;
    }

    private static bool HasSecret(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => IsSecret(member) || HasSecret(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasSecret),
        _ => false,
    };

    // A credential that is no object may be the secret alone.
    private static bool IsSecret(JsonProperty member)
        => _secretMembers.Contains(member.Name, StringComparer.OrdinalIgnoreCase)
        || (member.Name.Equals(Credential, StringComparison.OrdinalIgnoreCase)
            && member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null));

    private static string Masked(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _writing))
        {
            Write(root, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (IsSecret(member))
                    {
                        writer.WriteStringValue("***");
                    }
                    else
                    {
                        Write(member.Value, writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
