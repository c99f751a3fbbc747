using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>Begins to disconnect a store.</summary>
internal sealed class DisconnectCustomKeyStore(EmulatorState state) : IOperation
{
    public string Name => nameof(DisconnectCustomKeyStore);

    public RawReply Answer(RequestMembers request)
    {
        string id = request.OnlyCustomKeyStoreId();
        using var held = state.Stores.Hold();
        var store = state.Store(id);
        if (store.ConnectionState is ConnectionStates.Disconnecting or ConnectionStates.Disconnected)
        {
            throw new ServiceException(
                "CustomKeyStoreInvalidStateException", $"The custom key store {id} is {store.ConnectionState} already.");
        }

        state.Stores.Replace(store with
        {
            ConnectionState = ConnectionStates.Disconnecting,
            ConnectionErrorCode = null,
            Transition = new Transition(
                ConnectionStates.Disconnecting,
                state.TimeProvider.GetUtcNow().AddSeconds(state.Settings.DisconnectingSeconds),
                ConnectionStates.Disconnected),
        });
        return RawReply.Nothing;
    }
}
