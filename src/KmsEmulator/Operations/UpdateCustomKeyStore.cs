using KmsEmulator.Backing;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>
/// Changes a store while it is disconnected. Its name, and the path and the credential of an external one's proxy, change
/// while it is connected too.
/// </summary>
internal sealed class UpdateCustomKeyStore(EmulatorState state, BackingCheck backing) : IOperation
{
    private readonly InUseCheck _inUse = new(state);

    public string Name => nameof(UpdateCustomKeyStore);

    public RawReply Answer(RequestMembers request)
    {
        string? id = request.CustomKeyStoreId();
        var changes = CustomKeyStoreChanges.Read(request);
        request.ThrowIfInvalid();

        using var held = state.Stores.Hold();
        var current = state.Store(id!);
        var changed = changes.ApplyTo(current);
        CheckMembers(request, changes, current, changed);
        CheckState(current, changes);
        _inUse.CheckName(changed);
        if (changes.CloudHsmClusterId is { } clusterId)
        {
            backing.CheckRelated(current.CloudHsmClusterId, clusterId);
            _inUse.CheckCluster(changed);
            backing.CheckCluster(clusterId);
        }

        if (changes.ChangesProxy)
        {
            _inUse.CheckProxy(changed);
            backing.CheckProxy(changed);
        }

        state.Stores.Replace(changed);
        return RawReply.Nothing;
    }

    private static void CheckMembers(RequestMembers request, CustomKeyStoreChanges changes, KeyStore current, KeyStore changed)
    {
        if (changed.CustomKeyStoreType == StoreTypes.External)
        {
            request.Refuse(" when CustomKeyStoreType is EXTERNAL_KEY_STORE", "CloudHsmClusterId", "KeyStorePassword");
            CheckConnectivity(request, changes, current.XksProxyConfiguration, changed.XksProxyConfiguration);
        }
        else
        {
            request.Refuse(
                " when CustomKeyStoreType is AWS_CLOUDHSM", [.. KmsMembers.OfExternal, .. KmsMembers.OfVpcEndpointService]);
        }

        request.ThrowIfInvalid();
    }

    private static void CheckConnectivity(
        RequestMembers request,
        CustomKeyStoreChanges changes,
        XksProxyConfiguration? current,
        XksProxyConfiguration? changed)
    {
        if (current?.Connectivity is { } connectivity && connectivity != changed?.Connectivity)
        {
            request.Need(" when XksProxyConnectivity changes", "XksProxyUriEndpoint");
        }

        if (changed is { Connectivity: Connectivity.Vpc, VpcEndpointServiceName: null })
        {
            request.Need(KmsMembers.WhenVpc, KmsMembers.XksProxyVpcEndpointServiceName);
        }
        else if (changed is { Connectivity: Connectivity.Public })
        {
            request.Refuse(KmsMembers.WhenPublic, KmsMembers.XksProxyVpcEndpointServiceOwner);
            if (!changes.EmptiesServiceName)
            {
                request.Refuse(KmsMembers.WhenPublic, KmsMembers.XksProxyVpcEndpointServiceName);
            }
        }
    }

    private static void CheckState(KeyStore store, CustomKeyStoreChanges changes)
    {
        bool allowed = store.ConnectionState == ConnectionStates.Disconnected
            || (store.ConnectionState == ConnectionStates.Connected && !changes.NeedDisconnected);
        if (!allowed)
        {
            throw new ServiceException(
                "CustomKeyStoreInvalidStateException",
                $"The custom key store {store.CustomKeyStoreId} is {store.ConnectionState}. It can be changed while it is DISCONNECTED. "
                + "Its name, and the path and the credential of an external key store's proxy, can be changed while it is CONNECTED "
                + "too.");
        }
    }
}
