namespace KmsEmulator;

internal sealed record DescribeCustomKeyStoresResponse(
    IEnumerable<KeyStore> CustomKeyStores,
    string? NextMarker,
    bool Truncated);
