using System.Text.RegularExpressions;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>Lists the stores a page at a time, or gives the one with a certain id or name.</summary>
internal sealed partial class DescribeCustomKeyStores(EmulatorState state, int defaultLimit) : IOperation
{
    public string Name => nameof(DescribeCustomKeyStores);

    public RawReply Answer(RequestMembers request)
    {
        string? id = request.Text("CustomKeyStoreId", 1, 64);
        string? name = request.Text("CustomKeyStoreName", 1, 256);
        int? limit = request.Integer("Limit", 1, 1000);
        string? marker = request.Text("Marker", 1, 1024, MarkerPattern());
        request.ThrowIfInvalid();

        if (id is not null && name is not null)
        {
            throw new ServiceException(
                "ValidationException", "Only one of CustomKeyStoreId and CustomKeyStoreName may be given.");
        }

        if (id is not null)
        {
            return Reply([state.Store(id)], null);
        }

        if (name is not null)
        {
            return Reply([state.StoreNamed(name)], null);
        }

        var page = state.Stores.PageAfter(marker is null ? 0 : Marker.Read(marker), limit ?? defaultLimit);
        return Reply(page.Stores, page.NextSequence is { } next ? Marker.Write(next) : null);
    }

    private static RawReply Reply(IReadOnlyList<KeyStore> page, string? nextMarker) => new()
    {
        Body = AwsJsonFormat.Write(
            new DescribeCustomKeyStoresResponse(page.Select(CustomKeyStoresListEntry.Of), nextMarker, Truncated: nextMarker is not null)),
    };

    [GeneratedRegex(@"^[\u0020-\u00FF]*\z")]
    private static partial Regex MarkerPattern();
}
