using System.Net;
using System.Text.Json;

namespace KmsEmulator.Tests;

/// <summary>What came back for one request.</summary>
internal sealed record Reply(HttpStatusCode Status, string? ContentType, string RequestId, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string[] Names
        => [.. Json.GetProperty("CustomKeyStores").EnumerateArray().Select(store => store.GetProperty("CustomKeyStoreName").GetString()!)];

    public bool Truncated => Json.GetProperty(nameof(Truncated)).GetBoolean();

    public string? NextMarker => Json.TryGetProperty(nameof(NextMarker), out var marker) ? marker.GetString() : null;

    public JsonElement OnlyStore => Assert.Single(Json.GetProperty("CustomKeyStores").EnumerateArray());

    /// <summary>Asserts that the request succeeded with nothing to tell.</summary>
    public void Done() => Assert.Equal((HttpStatusCode.OK, "{}"), (Status, Body));

    /// <summary>Asserts that this is the error named, and gives its message, or null where it has none.</summary>
    public string? Error(string type, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        Assert.Equal(status, Status);
        Assert.Equal(type, Json.GetProperty("__type").GetString());
        return Json.TryGetProperty("message", out var message) ? message.GetString() : null;
    }
}
