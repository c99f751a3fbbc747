using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>One store on its way to a state.</summary>
/// <param name="Store">The store.</param>
/// <param name="AccountRegion">Where it is.</param>
/// <param name="States">The states of which it is to reach one.</param>
/// <param name="Begin">What has to be done before it is waited for; null for nothing.</param>
internal sealed record WaitItem(KeyStoreReference Store, AccountRegion AccountRegion, IReadOnlyCollection<string> States, Func<WaitItem, WaitRunner, Task>? Begin)
{
    public string CustomKeyStoreId => Store.Id!;

    /// <summary>Does what has to be done before, and waits.</summary>
    public async Task<CustomKeyStore> RunAsync(WaitRunner run)
    {
        if (Begin is not null)
        {
            await Begin(this, run).ConfigureAwait(false);
        }

        return await WaitAsync(run, States).ConfigureAwait(false);
    }

    /// <summary>Makes a change.</summary>
    public async Task ChangeAsync(WaitRunner run, Func<ICustomKeyStoreService, Task<CustomKeyStoreOperationResponse>> change)
    {
        await run.Pacer.NextAsync(run.Token).ConfigureAwait(false);
        var service = run.Changing.Get(AccountRegion);
        await service.ChangeAsync(CustomKeyStoreId, () => change(service), run.Token).ConfigureAwait(false);
    }

    /// <summary>Waits for one of some states.</summary>
    public Task<CustomKeyStore> WaitAsync(WaitRunner run, IReadOnlyCollection<string> states)
        => run.Watcher.WaitAsync(AccountRegion, CustomKeyStoreId, states, described => run.Report(new WaitEvent(this, described)));
}
