using System.Text.Json;
using System.Text.Json.Nodes;
using KmsEmulator.Hosting;
using KmsEmulator.Wire;

namespace KmsEmulator.Faults;

/// <summary>A request that is to get a fault.</summary>
internal sealed class FaultedRequest(Fault fault, string operation, DateTimeOffset now, byte[] body, Func<byte[], RawReply> answer)
{
    private const string MarkerName = "Marker";

    public string Operation => operation;

    public DateTimeOffset Now => now;

    public TimeSpan Pause => TimeSpan.FromSeconds(fault.Seconds ?? 0);

    /// <summary>The Marker it names, or null.</summary>
    public string? Marker => Members()?.GetValueOrDefault(MarkerName).TryGetText(out string? text) == true ? text : null;

    /// <summary>Does what it asks, and gives the reply, which may be an error.</summary>
    public RawReply Answer() => answer(body);

    /// <summary>The same with the members of the reply changed. An error stays as it is.</summary>
    public RawReply Answer(Action<JsonObject> change) => Change(Answer(), change);

    /// <summary>The same as if it named no Marker.</summary>
    public RawReply AnswerFromStart(Action<JsonObject> change)
    {
        if (Members() is not { } members)
        {
            return Answer();
        }

        members.Remove(MarkerName);
        return Change(answer(AwsJsonFormat.Write(members)), change);
    }

    private static RawReply Change(RawReply reply, Action<JsonObject> change)
    {
        if (reply.StatusCode != 200)
        {
            return reply;
        }

        var members = JsonNode.Parse(reply.Body.Span)!.AsObject();
        change(members);
        return reply with { Body = AwsJsonFormat.Write(members) };
    }

    private Dictionary<string, JsonElement>? Members()
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body).TryGetMembers(out var members)
                ? members
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
