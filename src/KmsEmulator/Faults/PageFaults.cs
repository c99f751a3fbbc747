using System.Text.Json.Nodes;
using KmsEmulator.Operations;
using KmsEmulator.Wire;

namespace KmsEmulator.Faults;

/// <summary>Pages of DescribeCustomKeyStores that KMS is not known to give.</summary>
internal static class PageFaults
{
    private const string Stores = "CustomKeyStores";
    private const string NextMarker = "NextMarker";
    private const int HugeLength = 1024 * 1024;
    private const int MarkerGrowth = 64;

    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        Page(FaultKind.UnknownEnumValues, "types and states that no client knows", (page, _) => RenameValues(page)),
        Page(FaultKind.NullLists, "null for the list of stores", (page, _) => page[Stores] = null),
        Page(FaultKind.DuplicateStores, "each store twice", (page, _) => Duplicate(page)),
        Page(FaultKind.EmptyPageWithMarker, "an empty page before the right one", Empty),
        Page(FaultKind.TruncatedWithoutMarker, "more to follow, but no marker", (page, _) => Truncate(page, null)),
        Page(
            FaultKind.RepeatedMarker,
            "the marker that led to the page again",
            (page, request) => Truncate(page, MarkerOf(request))),
        new(
            FaultKind.GrowingMarker,
            "the first page, with an ever longer marker",
            request => request.AnswerFromStart(page => Truncate(page, request.Marker + new string('m', MarkerGrowth))))
        {
            Operations = [nameof(DescribeCustomKeyStores)],
        },
        Page(FaultKind.HugeStrings, "names of a million characters", (page, _) => EnlargeNames(page)),
    ];

    private static FaultEntry Page(FaultKind kind, string summary, Action<JsonObject, FaultedRequest> change)
        => new(kind, summary, request => request.Answer(page => change(page, request)))
        {
            Operations = [nameof(DescribeCustomKeyStores)],
        };

    private static IEnumerable<JsonObject> StoresOf(JsonObject page) => page[Stores]!.AsArray().Select(store => store!.AsObject());

    private static void RenameValues(JsonObject page)
    {
        foreach (var store in StoresOf(page))
        {
            store["CustomKeyStoreType"] = "FUTURE_KEY_STORE";
            store["ConnectionState"] = "FUTURE_STATE";
            store["ConnectionErrorCode"] = "FUTURE_ERROR_CODE";
            if (store["XksProxyConfiguration"] is JsonObject proxy)
            {
                proxy["Connectivity"] = "FUTURE_CONNECTIVITY";
            }
        }
    }

    private static void Duplicate(JsonObject page)
        => page[Stores] = new JsonArray([.. StoresOf(page).SelectMany(store => new[] { store.DeepClone(), store.DeepClone() })]);

    private static void Empty(JsonObject page, FaultedRequest request)
    {
        page[Stores] = new JsonArray();
        Truncate(page, MarkerOf(request));
    }

    private static void Truncate(JsonObject page, string? marker)
    {
        page["Truncated"] = true;
        page.Remove(NextMarker);
        if (marker is not null)
        {
            page[NextMarker] = marker;
        }
    }

    private static string MarkerOf(FaultedRequest request) => request.Marker ?? Marker.Write(0);

    private static void EnlargeNames(JsonObject page)
    {
        foreach (var store in StoresOf(page))
        {
            store["CustomKeyStoreName"] = store["CustomKeyStoreName"]!.GetValue<string>().PadRight(HugeLength, 'x');
        }
    }
}
