using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Explanations;

/// <summary>Explains why the state of a key store does not allow a change, and what to do.</summary>
internal static class StateAdvice
{
    /// <summary>
    /// Whether KMS refused to connect a store that can be connected after disconnecting it, or that has been disconnected since.
    /// </summary>
    public static bool CanReconnect(KmsException refusal)
        => refusal.ErrorId == ErrorIds.CustomKeyStoreInvalidState
            && refusal.ConnectionState is (KnownValues.Failed or KnownValues.Disconnecting or KnownValues.Disconnected);

    /// <summary>Adds the state of the store, and what to do about it, to the refusal of KMS.</summary>
    public static KmsException Explain(KmsException refusal, CustomKeyStore store)
    {
        var (meaning, remedy) = Advise(refusal.Operation, store);
        return KeyStoreErrors.Refused(refusal, store, meaning, remedy.Trim());
    }

    private static (string Meaning, string Remedy) Advise(string? operation, CustomKeyStore store)
    {
        string id = store.CustomKeyStoreId!;
        string waitForDisconnected = $"Wait-KMSCustomKeyStore {id} -ConnectionState DISCONNECTED";
        string disconnect = $"Disconnect-KMSCustomKeyStore {id} -Wait. The KMS keys in it cannot be used while it is disconnected.";
        bool external = store.CustomKeyStoreType == KnownValues.ExternalKeyStore;
        return (operation, store.ConnectionState) switch
        {
            ("ConnectCustomKeyStore", KnownValues.Failed) => (
                "A key store that failed has to be disconnected before it can be connected again.",
                $"{store.ConnectionErrorRemedy} The commands: "
                + $"Disconnect-KMSCustomKeyStore {id} -Wait and Connect-KMSCustomKeyStore {id} -Wait; "
                + $"where nothing is left to mend in between, Connect-KMSCustomKeyStore {id} -Force -Wait does both."),
            ("ConnectCustomKeyStore", KnownValues.Disconnecting) => (
                "It can be connected again when it is DISCONNECTED.",
                $"Wait for that: {waitForDisconnected}. Connect-KMSCustomKeyStore {id} -Force -Wait does both."),
            ("DisconnectCustomKeyStore", KnownValues.Disconnected) => ("There is nothing to disconnect.", "Nothing is to be done."),
            ("DisconnectCustomKeyStore", KnownValues.Disconnecting) => (
                "It is being disconnected already.", $"Wait for the end of it: {waitForDisconnected}."),
            ("ConnectCustomKeyStore" or "DisconnectCustomKeyStore", _) or (_, KnownValues.Disconnected) => (
                "That allows it: it must have changed meanwhile.", $"Try again, if it is still to be done (Get-KMSCustomKeyStore {id})."),
            ("UpdateCustomKeyStore", KnownValues.Connecting) when external => (
                "Its name, and the path and the credential of its proxy, can be changed when it is CONNECTED, "
                + "all else when it is DISCONNECTED.",
                $"Wait for the one, Wait-KMSCustomKeyStore {id}, "
                + $"or have the other, Disconnect-KMSCustomKeyStore {id} -Wait; then try again."),
            ("UpdateCustomKeyStore", KnownValues.Connected) when external => (
                "Its name, and the path and the credential of its proxy, can be changed now, all else when it is DISCONNECTED.",
                $"Change only those, or disconnect it first: {disconnect}"),
            ("UpdateCustomKeyStore", KnownValues.Connecting) => (
                "Its name can be changed when it is CONNECTED, all else when it is DISCONNECTED.",
                $"Wait for the one, Wait-KMSCustomKeyStore {id}, "
                + $"or have the other, Disconnect-KMSCustomKeyStore {id} -Wait; then try again."),
            ("UpdateCustomKeyStore", KnownValues.Connected) => (
                "Its name can be changed now, all else when it is DISCONNECTED.",
                $"Change the name alone, or disconnect it first: {disconnect}"),
            (_, KnownValues.Disconnecting) => (
                "That takes a key store that is DISCONNECTED.", $"Wait for it: {waitForDisconnected}, then try again."),
            (_, KnownValues.Failed) => (
                "That takes a key store that is DISCONNECTED.", $"Disconnect it first: Disconnect-KMSCustomKeyStore {id} -Wait."),
            _ => ("That takes a key store that is DISCONNECTED.", $"Disconnect it first: {disconnect}"),
        };
    }
}
