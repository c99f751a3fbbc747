using KmsEmulator.Stores;

namespace KmsEmulator.Operations;

/// <summary>A store as DescribeCustomKeyStores shows it.</summary>
internal sealed record CustomKeyStoresListEntry(
    string CustomKeyStoreId,
    string CustomKeyStoreName,
    string CustomKeyStoreType,
    string? CloudHsmClusterId,
    string? TrustAnchorCertificate,
    string? ConnectionState,
    string? ConnectionErrorCode,
    DateTimeOffset? CreationDate,
    XksProxyConfiguration? XksProxyConfiguration)
{
    public static CustomKeyStoresListEntry Of(KeyStore store) => new(
        store.CustomKeyStoreId,
        store.CustomKeyStoreName,
        store.CustomKeyStoreType,
        store.CloudHsmClusterId,
        store.TrustAnchorCertificate,
        store.ConnectionState,
        store.ConnectionState == ConnectionStates.Failed ? store.ConnectionErrorCode : null,
        store.CreationDate,
        store.XksProxyConfiguration);
}
