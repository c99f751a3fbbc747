using System.Text.Json.Serialization;

namespace KmsEmulator;

internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type,
    [property: JsonPropertyName("message")] string? Message);
