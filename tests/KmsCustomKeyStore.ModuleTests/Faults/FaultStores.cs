namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>Six key stores, three pages of two; the first two are connected.</summary>
internal static class FaultStores
{
    public static string[] FirstPage { get; } = ["store-1", "store-2"];

    public static string[] OtherPages { get; } = ["store-3", "store-4", "store-5", "store-6"];

    public static IReadOnlyList<KeyStore> All { get; } = [.. FirstPage.Concat(OtherPages).Select((id, index) => new KeyStore
    {
        CustomKeyStoreId = id,
        CustomKeyStoreName = $"{id}-name",
        CloudHsmClusterId = $"cluster-{new string((char)('a' + index), 11)}",
        TrustAnchorCertificate = BuiltInStores.All[0].TrustAnchorCertificate!,
        ConnectionState = index < 2 ? "CONNECTED" : "DISCONNECTED",
        CreationDate = DateTimeOffset.UnixEpoch,
    })];
}
