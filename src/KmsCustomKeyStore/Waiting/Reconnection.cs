using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Waiting;

/// <summary>Connects a store that has to be DISCONNECTED before it can be connected.</summary>
internal static class Reconnection
{
    /// <summary>Whether a connection was refused for a state that disconnecting ends.</summary>
    public static bool Helps(KmsException refusal)
        => refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState && refusal.ConnectionState is (KnownValues.Failed or KnownValues.Disconnecting);

    /// <summary>Disconnects the store, waits until it is, and begins to connect it.</summary>
    /// <exception cref="KmsException">One of that failed.</exception>
    public static async Task BeginAsync(WaitItem job, WaitRunner run)
    {
        try
        {
            await job.ChangeAsync(run, service => service.DisconnectCustomKeyStoreAsync(job.CustomKeyStoreId, run.Token)).ConfigureAwait(false);
        }
        catch (KmsException refusal) when (refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState && refusal.ConnectionState is (KnownValues.Disconnecting or KnownValues.Disconnected))
        {
            // It is being disconnected already.
        }

        await job.WaitAsync(run, [KnownValues.Disconnected]).ConfigureAwait(false);
        await job.ChangeAsync(run, service => service.ConnectCustomKeyStoreAsync(job.CustomKeyStoreId, run.Token)).ConfigureAwait(false);
    }
}
