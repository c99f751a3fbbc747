using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Waiting;

/// <summary>A key store to wait for.</summary>
/// <param name="Store">The store, with its id.</param>
/// <param name="AccountRegion">Where the store is.</param>
/// <param name="States">The states that end the wait.</param>
/// <param name="Reconnects">Whether to disconnect and connect the store before waiting.</param>
internal sealed record WaitItem(
    KeyStoreReference Store, AccountRegion AccountRegion, IReadOnlyCollection<string> States, bool Reconnects = false)
{
    public string CustomKeyStoreId => Store.Id!;
}
