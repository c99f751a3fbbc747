using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>Removes a store that is disconnected and has no keys.</summary>
internal sealed class DeleteCustomKeyStore(EmulatorState state) : IOperation
{
    public string Name => nameof(DeleteCustomKeyStore);

    public RawReply Answer(RequestMembers request)
    {
        string id = request.OnlyCustomKeyStoreId();
        using var held = state.Stores.Hold();
        var store = state.Store(id);
        if (store.ConnectionState != ConnectionStates.Disconnected)
        {
            throw new ServiceException(
                "CustomKeyStoreInvalidStateException",
                $"The custom key store {id} is {store.ConnectionState}. Only one that is DISCONNECTED can be deleted.");
        }

        if (store.KeyCount > 0)
        {
            throw new ServiceException(
                "CustomKeyStoreHasCMKsException", $"The custom key store {id} contains {store.KeyCount} KMS keys. Delete them first.");
        }

        state.Stores.Remove(id);
        return RawReply.Nothing;
    }
}
