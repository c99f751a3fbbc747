namespace KmsCustomKeyStore.Services;

/// <summary>One store on its way to a state.</summary>
/// <param name="Store">The store.</param>
/// <param name="Target">Where it is.</param>
/// <param name="States">The states of which it is to reach one.</param>
/// <param name="Begin">What has to be done before it is waited for; null for nothing.</param>
internal sealed record StoreJob(StoreReference Store, Target Target, IReadOnlyCollection<string> States, Func<StoreJob, StoreRun, Task>? Begin)
{
    public string CustomKeyStoreId => Store.Id!;

    /// <summary>Does what has to be done before, and waits.</summary>
    public async Task<CustomKeyStore> RunAsync(StoreRun run)
    {
        if (Begin is not null)
        {
            await Begin(this, run).ConfigureAwait(false);
        }

        return await WaitAsync(run, States).ConfigureAwait(false);
    }

    /// <summary>Makes a change.</summary>
    public async Task ChangeAsync(StoreRun run, Func<ICustomKeyStoreService, Task<CustomKeyStoreOperationResponse>> change)
    {
        await run.Pacer.NextAsync(run.Token).ConfigureAwait(false);
        var service = run.Changing.Get(Target);
        await service.ChangeAsync(CustomKeyStoreId, () => change(service), run.Token).ConfigureAwait(false);
    }

    /// <summary>Waits for one of some states.</summary>
    public Task<CustomKeyStore> WaitAsync(StoreRun run, IReadOnlyCollection<string> states)
        => run.Watcher.WaitAsync(Target, CustomKeyStoreId, states, described => run.Report(new StoreEvent(this, described)));
}
