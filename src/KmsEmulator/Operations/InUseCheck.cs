using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>Finds out whether a store, new or changed, wants what another store has.</summary>
internal sealed class InUseCheck(EmulatorState state)
{
    public void CheckName(KeyStore store)
    {
        var other = state.Stores.FindByName(store.CustomKeyStoreName);
        Require(
            other is null || other.CustomKeyStoreId == store.CustomKeyStoreId,
            "CustomKeyStoreNameInUseException",
            $"The name '{store.CustomKeyStoreName}' is that of another custom key store.");
    }

    public void CheckCluster(KeyStore store)
    {
        string? lineage = LineageOf(store.CloudHsmClusterId);
        foreach (var other in Others(store).Where(other => other.CloudHsmClusterId is not null))
        {
            Require(
                other.CloudHsmClusterId != store.CloudHsmClusterId,
                "CloudHsmClusterInUseException",
                $"The cluster {store.CloudHsmClusterId} is behind the custom key store {other.CustomKeyStoreId}.");
            Require(
                lineage is null || lineage != LineageOf(other.CloudHsmClusterId),
                "CloudHsmClusterInUseException",
                $"The cluster {store.CloudHsmClusterId} shares a backup history with the one behind the custom key store "
                + $"{other.CustomKeyStoreId}.");
        }
    }

    public void CheckProxy(KeyStore store)
    {
        foreach (var other in Others(store))
        {
            if (other.XksProxyConfiguration is { } theirs)
            {
                CheckProxy(store.XksProxyConfiguration!, theirs, other.CustomKeyStoreId);
            }
        }
    }

    private static void CheckProxy(XksProxyConfiguration ours, XksProxyConfiguration theirs, string otherId)
    {
        bool sameEndpoint = ours.UriEndpoint == theirs.UriEndpoint;
        Require(
            !sameEndpoint || ours.UriPath != theirs.UriPath,
            "XksProxyUriInUseException",
            $"{ours.UriEndpoint}{ours.UriPath} is the address of the custom key store {otherId}.");
        Require(
            !sameEndpoint || (ours.Connectivity != Connectivity.Vpc && theirs.Connectivity != Connectivity.Vpc),
            "XksProxyUriEndpointInUseException",
            $"{ours.UriEndpoint} is the endpoint of the custom key store {otherId}, and only stores with public endpoints can share one.");
        Require(
            ours.VpcEndpointServiceName is null || ours.VpcEndpointServiceName != theirs.VpcEndpointServiceName,
            "XksProxyVpcEndpointServiceInUseException",
            $"The VPC endpoint service {ours.VpcEndpointServiceName} is that of the custom key store {otherId}.");
    }

    private string? LineageOf(string? clusterId) => clusterId is null ? null : state.Clusters.Find(clusterId)?.BackupLineage;

    private IEnumerable<KeyStore> Others(KeyStore store)
        => state.Stores.Where(other => other.CustomKeyStoreId != store.CustomKeyStoreId);

    private static void Require(bool met, string error, string message)
    {
        if (!met)
        {
            throw new ServiceException(error, message);
        }
    }
}
