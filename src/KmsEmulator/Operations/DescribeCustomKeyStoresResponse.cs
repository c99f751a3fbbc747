namespace KmsEmulator.Operations;

internal sealed record DescribeCustomKeyStoresResponse(
    IEnumerable<CustomKeyStoresListEntry> CustomKeyStores,
    string? NextMarker,
    bool Truncated);
