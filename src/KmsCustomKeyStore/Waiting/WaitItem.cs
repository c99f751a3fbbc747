using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Waiting;

/// <summary>One key store on its way to a state.</summary>
/// <param name="Store">The store; its id is known.</param>
/// <param name="AccountRegion">Where it is.</param>
/// <param name="States">The states of which it is to reach one.</param>
/// <param name="Reconnects">Whether it has to be disconnected and connected before it is waited for.</param>
internal sealed record WaitItem(KeyStoreReference Store, AccountRegion AccountRegion, IReadOnlyCollection<string> States, bool Reconnects = false)
{
    public string CustomKeyStoreId => Store.Id!;
}
