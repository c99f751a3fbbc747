using System.Text.Json.Serialization;

namespace KmsEmulator.Wire;

internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type,
    [property: JsonPropertyName("message")] string? Message);
