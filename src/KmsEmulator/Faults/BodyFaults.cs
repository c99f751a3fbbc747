using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KmsEmulator.Hosting;
using KmsEmulator.Operations;

namespace KmsEmulator.Faults;

/// <summary>Replies with status 200 that are not what the protocol or the operation has, whatever the operation.</summary>
internal static class BodyFaults
{
    private static readonly byte[] _page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in to this network</h1></body></html>\n");

    private static readonly string[] _withMembers = [nameof(DescribeCustomKeyStores), nameof(CreateCustomKeyStore)];

    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        new(FaultKind.EmptyBody, "no body", request => Spoil(request, reply => reply with { Body = default })),
        new(
            FaultKind.Html,
            "a web page",
            request => Spoil(request, reply => reply with { Body = _page, ContentType = "text/html; charset=utf-8" })),
        new(
            FaultKind.WrongContentType,
            "the right body as text/plain",
            request => Spoil(request, reply => reply with { ContentType = "text/plain" })),
        new(
            FaultKind.MalformedJson,
            "half of the body as if it were all",
            request => Spoil(request, reply => reply with { Body = reply.Body[..(reply.Body.Length / 2)] })),
        new(FaultKind.WrongTypes, "numbers for texts, texts for numbers", request => request.Answer(SwapTypes))
        {
            Operations = _withMembers,
        },
        new(FaultKind.MissingFields, "stores have nothing but names", request => request.Answer(RemoveFields))
        {
            Operations = _withMembers,
        },
        new(FaultKind.UnknownFields, "members that no client knows", request => request.Answer(AddFields)),
    ];

    private static RawReply Spoil(FaultedRequest request, Func<RawReply, RawReply> spoil)
    {
        var reply = request.Answer();
        return reply.StatusCode == 200 ? spoil(reply) : reply;
    }

    private static void SwapTypes(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    SwapTypes(item!);
                }

                break;
            case JsonObject members:
                foreach ((string name, var value) in members.ToList())
                {
                    if (value is JsonValue)
                    {
                        members[name] = value.GetValueKind() == JsonValueKind.String ? 42 : "text";
                    }
                    else
                    {
                        SwapTypes(value!);
                    }
                }

                break;
        }
    }

    private static void RemoveFields(JsonObject reply)
    {
        Keep(reply, "CustomKeyStores");
        foreach (var store in reply["CustomKeyStores"]?.AsArray() ?? [])
        {
            Keep(store!.AsObject(), "CustomKeyStoreName");
        }
    }

    private static void Keep(JsonObject members, string kept)
    {
        foreach (string name in members.Select(member => member.Key).Where(name => name != kept).ToList())
        {
            members.Remove(name);
        }
    }

    private static void AddFields(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    AddFields(item!);
                }

                break;
            case JsonObject members:
                foreach (var value in members.Select(member => member.Value).ToList())
                {
                    AddFields(value!);
                }

                members["FutureText"] = "text";
                members["FutureNull"] = null;
                members["FutureObject"] = new JsonObject { ["FutureNumber"] = 1.5, ["FutureList"] = new JsonArray(1, "two") };
                break;
        }
    }
}
