using System.Management.Automation;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Errors;

/// <summary>
/// The errors with which KMS refuses to change a key store. Source: the KMS API reference (the errors of CreateCustomKeyStore,
/// ConnectCustomKeyStore, DisconnectCustomKeyStore, UpdateCustomKeyStore and DeleteCustomKeyStore).
/// </summary>
internal static class ServiceErrorCatalog
{
    /// <summary>The descriptions by error id.</summary>
    public static IReadOnlyDictionary<string, ErrorDescription> Descriptions { get; }
        = new Dictionary<string, ErrorDescription>(StringComparer.Ordinal)
    {
        ["CloudHsmClusterInUse"] = new(
            ErrorCategory.ResourceBusy,
            "Give the id of a cluster that backs no key store (Get-KMSCustomKeyStore shows which do) and shares no backup history "
            + "with one that does.",
            "The CloudHSM cluster backs another custom key store already, or shares its backup history with one that does."),
        ["CloudHsmClusterInvalidConfiguration"] = new(
            ErrorCategory.InvalidArgument,
            "Give the cluster private subnets in at least two Availability Zones, "
            + "a security group (cloudhsm-cluster-<id>-sg) that lets TCP ports 2223 to 2225 in from "
            + "and out to itself over IPv4, and enough active HSMs: two in different Availability Zones to create or update a key "
            + "store, one to connect it. The cluster must not require mutual TLS (mTLS), which KMS does not speak.",
            "The CloudHSM cluster is not set up as KMS requires."),
        ["CloudHsmClusterNotActive"] = new(
            ErrorCategory.InvalidOperation,
            "Initialize and activate the cluster, wait until its state is ACTIVE, and try again.",
            "The CloudHSM cluster is not active."),
        ["CloudHsmClusterNotFound"] = new(
            ErrorCategory.ObjectNotFound,
            "Check the cluster's id, and that it is in the same account and region ('aws cloudhsmv2 describe-clusters' lists them).",
            "There is no CloudHSM cluster with that id in this account and region."),
        ["CloudHsmClusterNotRelated"] = new(
            ErrorCategory.InvalidOperation,
            "Give the id of a cluster that was made from a backup of the key store's cluster. "
            + "For another cluster, create another key store.",
            "The CloudHSM cluster shares no backup history with the one that the key store has."),
        ["CustomKeyStoreHasCMKs"] = new(
            ErrorCategory.ResourceBusy,
            "Schedule the deletion of all KMS keys in the key store and wait until they are gone (7 to 30 days, and up to 24 hours more). "
            + "To keep the keys but not use them, leave the key store disconnected.",
            "There are KMS keys in the key store."),
        [ErrorIds.CustomKeyStoreInvalidState] = new(
            ErrorCategory.InvalidOperation,
            "See its ConnectionState (Get-KMSCustomKeyStore): one that is DISCONNECTING or FAILED cannot be connected, "
            + "and only one that is DISCONNECTED can be updated or removed. Its name, "
            + "and the path and the credential of an external one's proxy, can be changed while it is CONNECTED too.",
            "The key store's ConnectionState does not allow this."),
        ["CustomKeyStoreNameInUse"] = new(
            ErrorCategory.ResourceExists,
            "Choose another name, or rename or remove the key store that has it (Get-KMSCustomKeyStore -CustomKeyStoreName).",
            "Another custom key store of this account and region has that name."),
        ["IncorrectTrustAnchor"] = new(
            ErrorCategory.InvalidArgument,
            "Give the certificate that the cluster was initialized with (customerCA.crt), whole and unchanged.",
            "The trust anchor certificate is not the one that the CloudHSM cluster was initialized with."),
        ["LimitExceeded"] = new(
            ErrorCategory.LimitsExceeded,
            "Remove a custom key store that is no longer needed, or ask for a higher quota (Service Quotas, AWS Key Management Service).",
            "The account has as many custom key stores in this region as its quota allows."),
        ["XksProxyIncorrectAuthenticationCredential"] = new(
            ErrorCategory.AuthenticationError,
            "Give the access key id and the secret that the external key store proxy has (XksProxyAuthenticationCredential).",
            "The external key store proxy does not accept the credential."),
        ["XksProxyInvalidConfiguration"] = new(
            ErrorCategory.InvalidArgument,
            "Read the cause in what KMS says. Check XksProxyUriPath and the rest of the key store's values against the proxy's own "
            + "configuration, its TLS configuration included.",
            "The external key store proxy is not set up for what it was asked."),
        ["XksProxyInvalidResponse"] = new(
            ErrorCategory.ProtocolError,
            "Try again: it may have been a fault of the network that passes. Then check XksProxyUriEndpoint and XksProxyUriPath: "
            + "what answers there may be no external key store proxy. If it is one, read its log and tell its vendor.",
            "KMS cannot make sense of what the external key store proxy answered."),
        ["XksProxyUriEndpointInUse"] = new(
            ErrorCategory.ResourceExists,
            "Give another XksProxyUriEndpoint (Get-KMSCustomKeyStore -CustomKeyStoreType EXTERNAL_KEY_STORE shows those in use). "
            + "Key stores with public endpoints can share one, each with an XksProxyUriPath of its own; "
            + "one with a VPC endpoint service shares it with none.",
            "Another external key store of this region has that XksProxyUriEndpoint, and one of the two has a VPC endpoint service."),
        ["XksProxyUriInUse"] = new(
            ErrorCategory.ResourceExists,
            "Give another XksProxyUriPath or XksProxyUriEndpoint (Get-KMSCustomKeyStore -CustomKeyStoreType EXTERNAL_KEY_STORE "
            + "shows those in use).",
            "Another external key store of this region has that XksProxyUriEndpoint with that XksProxyUriPath."),
        ["XksProxyUriUnreachable"] = new(
            ErrorCategory.ConnectionError,
            "Check that XksProxyUriEndpoint and XksProxyUriPath are right, that the proxy is up, answers within 250 ms and speaks TLS "
            + "1.2 or 1.3 with a certificate that KMS trusts, and that its external key managers work. "
            + "One behind a VPC endpoint service has to be reachable through it. If the proxy was only busy, try again.",
            "KMS cannot reach the external key store proxy, or the proxy says that none of its key managers is available."),
        ["XksProxyVpcEndpointServiceInUse"] = new(
            ErrorCategory.ResourceExists,
            "Give a VPC endpoint service that no other external key store has (Get-KMSCustomKeyStore -CustomKeyStoreType "
            + "EXTERNAL_KEY_STORE shows theirs).",
            "Another external key store of this region has that VPC endpoint service."),
        ["XksProxyVpcEndpointServiceInvalidConfiguration"] = new(
            ErrorCategory.InvalidArgument,
            "Check that the service is one for interface endpoints with a network load balancer in at least two Availability "
            + "Zones, lets the KMS service principal "
            + "(cks.kms.<region>.amazonaws.com) in without acceptance, and has a verified private DNS name that XksProxyUriEndpoint "
            + "and the proxy's TLS certificate carry. "
            + ConnectionErrorCodes.ServiceOfAnotherAccount,
            "The VPC endpoint service is not set up as KMS requires."),
        ["XksProxyVpcEndpointServiceNotFound"] = new(
            ErrorCategory.ObjectNotFound,
            "Check XksProxyVpcEndpointServiceName, that the service is in this region, "
            + "and that it lets the KMS service principal (cks.kms.<region>.amazonaws.com) use it. "
            + ConnectionErrorCodes.ServiceOfAnotherAccount,
            "KMS cannot find the VPC endpoint service."),
    };
}
