using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Backing;

/// <summary>What the clusters and proxies behind the stores make of requests.</summary>
internal sealed class BackingCheck(KeyedSet<CloudHsmCluster> clusters, KeyedSet<XksProxy> proxies)
{
    public void CheckCluster(string clusterId)
    {
        if (clusters.Find(clusterId)?.Error is { } error)
        {
            throw new ServiceException(error, $"The emulator is told to answer so for the cluster {clusterId}.");
        }
    }

    public void CheckTrustAnchor(KeyStore store)
    {
        if (clusters.Find(store.CloudHsmClusterId!)?.TrustAnchorCertificate is { } certificate
            && Normalize(certificate) != Normalize(store.TrustAnchorCertificate!))
        {
            throw new ServiceException(
                "IncorrectTrustAnchorException",
                $"The trust anchor certificate is not that of the cluster {store.CloudHsmClusterId}.");
        }
    }

    /// <summary>Whether a new store is in all that a request says what a disconnected CloudHSM store is already.</summary>
    public static bool IsRepeated(KeyStore store, KeyStore existing)
        => existing is { CustomKeyStoreType: StoreTypes.CloudHsm, ConnectionState: ConnectionStates.Disconnected }
        && existing.CustomKeyStoreName == store.CustomKeyStoreName
        && existing.CloudHsmClusterId == store.CloudHsmClusterId
        && existing.TrustAnchorCertificate is { } certificate
        && store.TrustAnchorCertificate is { } given
        && Normalize(certificate) == Normalize(given)
        && Matches(existing.KeyStorePassword, store.KeyStorePassword);

    public void CheckRelated(string? currentClusterId, string newClusterId)
    {
        string? current = currentClusterId is null ? null : clusters.Find(currentClusterId)?.BackupLineage;
        string? replacement = clusters.Find(newClusterId)?.BackupLineage;
        if (current is not null && replacement is not null && current != replacement)
        {
            throw new ServiceException(
                "CloudHsmClusterNotRelatedException",
                $"The cluster {newClusterId} shares no backup history with {currentClusterId}.");
        }
    }

    /// <summary>Asks the proxy of a new store; one behind a VPC endpoint service is not asked before a connect.</summary>
    public void CheckNewProxy(KeyStore store)
    {
        if (store.XksProxyConfiguration?.Connectivity != Connectivity.Vpc)
        {
            CheckProxy(store);
        }
        else if (ProxyOf(store) is { Error: { } error } proxy && IsOfService(error))
        {
            throw Told(error, proxy);
        }
    }

    public void CheckProxy(KeyStore store)
    {
        if (ProxyOf(store) is not { } proxy)
        {
            return;
        }

        if (proxy.Error is { } error)
        {
            throw Told(error, proxy);
        }

        if (!Accepts(proxy, store))
        {
            throw new ServiceException(
                "XksProxyIncorrectAuthenticationCredentialException",
                $"The proxy {proxy.XksProxyUriEndpoint} takes another credential.");
        }
    }

    /// <summary>The code in which a connect of the store ends, or null where it succeeds.</summary>
    public string? ConnectionErrorCodeOf(KeyStore store)
    {
        if (store.ConnectionOutcome is { } outcome)
        {
            return outcome == ConnectionStates.Connected ? null : outcome;
        }

        var cluster = store.CloudHsmClusterId is { } id ? clusters.Find(id) : null;
        var proxy = ProxyOf(store);
        bool accepted = Matches(cluster?.KeyStorePassword, store.KeyStorePassword) && (proxy is null || Accepts(proxy, store));
        return cluster?.ConnectionErrorCode
            ?? proxy?.ConnectionErrorCode
            ?? (store.XksProxyConfiguration?.Connectivity == Connectivity.Vpc ? CodeOf(proxy?.Error) : null)
            ?? (accepted ? null : "INVALID_CREDENTIALS");
    }

    private XksProxy? ProxyOf(KeyStore store)
        => store.XksProxyConfiguration?.UriEndpoint is { } endpoint ? proxies.Find(endpoint) : null;

    private static ServiceException Told(string error, XksProxy proxy)
        => new(error, $"The emulator is told to answer so for the proxy {proxy.XksProxyUriEndpoint}.");

    // KMS looks at the endpoint service itself when a store is made.
    private static bool IsOfService(string error) => error.StartsWith("XksProxyVpcEndpointService", StringComparison.Ordinal);

    private static string? CodeOf(string? error) => error switch
    {
        "XksProxyIncorrectAuthenticationCredentialException" => "INVALID_CREDENTIALS",
        "XksProxyInvalidConfigurationException" => "XKS_PROXY_INVALID_CONFIGURATION",
        "XksProxyInvalidResponseException" => "XKS_PROXY_INVALID_RESPONSE",
        "XksProxyUriUnreachableException" => "XKS_PROXY_NOT_REACHABLE",
        "XksProxyVpcEndpointServiceInvalidConfigurationException" => "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION",
        "XksProxyVpcEndpointServiceNotFoundException" => "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
        _ => null,
    };

    private static bool Accepts(XksProxy proxy, KeyStore store)
        => store.RawSecretAccessKey is null
        || (Matches(proxy.AccessKeyId, store.XksProxyConfiguration?.AccessKeyId)
            && Matches(proxy.RawSecretAccessKey, store.RawSecretAccessKey));

    // A store that no client made has neither password nor secret.
    private static bool Matches(string? declared, string? given) => declared is null || given is null || declared == given;

    private static string Normalize(string certificate) => certificate.ReplaceLineEndings("\n").Trim();
}
