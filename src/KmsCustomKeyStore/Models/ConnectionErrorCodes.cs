namespace KmsCustomKeyStore.Models;

/// <summary>
/// The meaning and the remedy of each ConnectionErrorCode of KMS. Source: the KMS API reference (CustomKeyStoresListEntry) and the
/// chapters of the KMS developer guide on fixing CloudHSM key stores and external key stores.
/// </summary>
internal static class ConnectionErrorCodes
{
    /// <summary>What to check where a VPC endpoint service is not one of the key store's own account.</summary>
    public const string ServiceOfAnotherAccount =
        "If another account owns the service, check that it also lets a principal of the key store's account use it "
        + "(arn:aws:iam::<account>:root, or the role that creates, updates and connects the key store), "
        + "and that XksProxyVpcEndpointServiceOwner is the account that owns it.";

    private const string Reconnect = "Then disconnect the key store and connect it again.";

    // KMS accepts these updates only while the key store is disconnected.
    private const string Disconnect = "Disconnect the key store. ";
    private const string Connect = "Then connect the key store again.";

    private const string ServicePrincipal = $"cks.kms.{ConnectionErrorExplanation.RegionPlaceholder}.amazonaws.com";

    private static readonly Dictionary<string, ConnectionErrorExplanation> _either = new(StringComparer.Ordinal)
    {
        ["INTERNAL_ERROR"] = new(
            "KMS failed for a reason of its own.",
            "Disconnect the key store and connect it again. If it keeps failing, open a case with AWS Support."),
        ["NETWORK_ERRORS"] = new(
            "The network kept KMS from reaching what backs the key store.",
            "Wait a few minutes, disconnect the key store and connect it again. If it keeps failing, look at the "
            + "routes, network ACLs and security groups between KMS and the backing key store."),
    };

    private static readonly Dictionary<string, ConnectionErrorExplanation> _cloudHsm = new(StringComparer.Ordinal)
    {
        ["INVALID_CREDENTIALS"] = new(
            "The password that KMS has for the crypto user kmsuser is not the one that kmsuser has in the CloudHSM cluster.",
            Disconnect + "Set a password for kmsuser in the cluster and give KMS the same one (Update-KMSCustomKeyStore "
            + "-KeyStorePassword). " + Connect),
        ["CLUSTER_NOT_FOUND"] = new(
            "KMS cannot find the CloudHSM cluster with the key store's cluster id.",
            "Check that the cluster exists in this account and region. If it was deleted, restore it from a backup, "
            + "disconnect the key store and give it the new cluster's id (Update-KMSCustomKeyStore -CloudHsmClusterId); both "
            + "must share their backup history. " + Connect),
        ["INSUFFICIENT_CLOUDHSM_HSMS"] = new(
            "The CloudHSM cluster has no active HSM.",
            "Add an HSM to the cluster and wait until it is active: one is enough to connect, but creating keys takes two "
            + "in different Availability Zones. " + Reconnect),
        ["USER_LOCKED_OUT"] = new(
            "The crypto user kmsuser is locked out of the CloudHSM cluster after too many failed passwords.",
            Disconnect + "Set a new password for kmsuser in the cluster and give KMS the same one (Update-KMSCustomKeyStore "
            + "-KeyStorePassword). " + Connect),
        ["USER_NOT_FOUND"] = new(
            "The CloudHSM cluster has no crypto user named kmsuser.",
            Disconnect + "Create the crypto user kmsuser in the cluster and give KMS its password (Update-KMSCustomKeyStore "
            + "-KeyStorePassword). " + Connect),
        ["USER_LOGGED_IN"] = new(
            "The crypto user kmsuser is logged in to the CloudHSM cluster, so KMS can neither change its password nor log in.",
            Disconnect + "Log kmsuser out of the cluster. If its password was changed for the login, give KMS the new one "
            + "(Update-KMSCustomKeyStore -KeyStorePassword). " + Connect),
        ["SUBNET_NOT_FOUND"] = new(
            "A subnet in the CloudHSM cluster's configuration has been deleted.",
            Disconnect + "Create a cluster from the most recent backup, in subnets that exist, and give the key store its id "
            + "(Update-KMSCustomKeyStore -CloudHsmClusterId). " + Connect),
        ["INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET"] = new(
            "A private subnet of the CloudHSM cluster has no free IP address for KMS.",
            "Free at least one IP address, better two, in each private subnet of the cluster. " + Reconnect),
    };

    private static readonly Dictionary<string, ConnectionErrorExplanation> _external = new(StringComparer.Ordinal)
    {
        ["INVALID_CREDENTIALS"] = new(
            "The external key store proxy does not accept the access key id or the secret that KMS signs its requests with.",
            Disconnect + "Give KMS the credential that the proxy has (Update-KMSCustomKeyStore -XksProxyAuthenticationCredential). "
            + Connect),
        ["XKS_PROXY_ACCESS_DENIED"] = new(
            "The external key store proxy refused the request of KMS.",
            "Check that the proxy's own authorization rules let KMS act for you. " + Reconnect),
        ["XKS_PROXY_NOT_REACHABLE"] = new(
            "KMS cannot talk to the external key store proxy, or the proxy says that none of its key managers is available.",
            "Check XksProxyUriEndpoint and XksProxyUriPath, that the proxy is up and reachable, and that its external key "
            + "managers work. " + Reconnect),
        ["XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND"] = new(
            "KMS cannot find the VPC endpoint service that leads to the external key store proxy.",
            "Check XksProxyVpcEndpointServiceName, and that the service lets the KMS service principal of the region "
            + $"({ServicePrincipal}) use it. {ServiceOfAnotherAccount} " + Reconnect),
        ["XKS_PROXY_INVALID_RESPONSE"] = new(
            "KMS cannot make sense of what the external key store proxy answered.",
            "Disconnect the key store and connect it again. If it keeps failing, tell the vendor of the proxy."),
        ["XKS_PROXY_INVALID_CONFIGURATION"] = new(
            "A configuration error keeps KMS from connecting to the external key store proxy.",
            "Check the key store's XksProxyUriPath against the proxy's own configuration. " + Reconnect),
        ["XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION"] = new(
            "The VPC endpoint service that leads to the external key store proxy is not set up as KMS requires.",
            "Check that it is a service for interface endpoints with a network load balancer in at least two Availability "
            + $"Zones, lets the KMS service principal of the region ({ServicePrincipal}) in without acceptance, and has a "
            + "verified private DNS name that XksProxyUriEndpoint and the proxy's TLS certificate carry. "
            + $"{ServiceOfAnotherAccount} " + Reconnect),
        ["XKS_PROXY_TIMED_OUT"] = new(
            "KMS reached the external key store proxy, but its answer did not come in time.",
            "Check the load and the latency of the proxy and of the external key manager behind it. " + Reconnect),
        ["XKS_PROXY_INVALID_TLS_CONFIGURATION"] = new(
            "KMS cannot set up TLS with the external key store proxy.",
            "Check that the proxy speaks TLS 1.2 or 1.3 and that its certificate has not expired, has the host of "
            + "XksProxyUriEndpoint, or a wildcard for it, as the common name (CN) of its subject, and comes from a certificate authority "
            + "on the list that KMS trusts. " + Reconnect),
    };

    /// <summary>The codes that stores of a type can have.</summary>
    public static IReadOnlyCollection<string> Codes(string customKeyStoreType)
        => [.. _either.Keys, .. customKeyStoreType == KnownValues.ExternalKeyStore ? _external.Keys : _cloudHsm.Keys];

    /// <summary>
    /// Explains a code; null without a code. A store without a type counts as a CloudHSM key store, which was the only type when
    /// KMS did not yet return types.
    /// </summary>
    public static ConnectionErrorExplanation? Explain(string? code, string? customKeyStoreType)
    {
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        var (own, other) = customKeyStoreType == KnownValues.ExternalKeyStore ? (_external, _cloudHsm) : (_cloudHsm, _external);
        return Find(_either) ?? Find(own) ?? Find(other) ?? new ConnectionErrorExplanation(
            $"This version of the module does not know the code {code}.",
            "Look the code up under CustomKeyStoresListEntry in the AWS KMS API reference, or update the module.");

        ConnectionErrorExplanation? Find(Dictionary<string, ConnectionErrorExplanation> codes)
            => codes.TryGetValue(code!, out var found) ? found : null;
    }
}
