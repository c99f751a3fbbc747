using KmsEmulator.Backing;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>Begins to connect a store; how that ends is settled here and shows when the time has passed.</summary>
internal sealed class ConnectCustomKeyStore(EmulatorState state, BackingCheck backing) : IOperation
{
    public string Name => nameof(ConnectCustomKeyStore);

    public RawReply Answer(RequestMembers request)
    {
        string id = request.OnlyCustomKeyStoreId();
        using var held = state.Stores.Hold();
        var store = state.Store(id);
        switch (store.ConnectionState)
        {
            case ConnectionStates.Failed:
                throw new ServiceException(
                    "CustomKeyStoreInvalidStateException",
                    $"The custom key store {id} is FAILED. Disconnect it before connecting it again.");
            case ConnectionStates.Disconnecting:
                throw new ServiceException(
                    "CustomKeyStoreInvalidStateException",
                    $"The custom key store {id} is DISCONNECTING. Connect it when it is DISCONNECTED.");
            case ConnectionStates.Connected or ConnectionStates.Connecting:
                return RawReply.Nothing;
        }

        if (store.CloudHsmClusterId is { } clusterId)
        {
            backing.CheckCluster(clusterId);
        }

        state.Stores.Replace(Connecting(store));
        return RawReply.Nothing;
    }

    private KeyStore Connecting(KeyStore store)
    {
        double seconds = store.ConnectingSeconds ?? state.Settings.ConnectingSeconds;
        string? errorCode = backing.ConnectionErrorCodeOf(store);
        return store with
        {
            ConnectionState = ConnectionStates.Connecting,
            ConnectionErrorCode = null,
            Transition = new Transition(
                ConnectionStates.Connecting,
                state.TimeProvider.GetUtcNow().AddSeconds(seconds),
                errorCode is null ? ConnectionStates.Connected : ConnectionStates.Failed,
                errorCode),
        };
    }
}
