using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore;

/// <summary>
/// A custom key store as KMS describes it (CustomKeyStoresListEntry), with explanations. Values are the strings of the service, so
/// values that KMS adds later appear unchanged. Tests can create one:
/// <c>[KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'a' }</c>.
/// </summary>
public sealed class CustomKeyStore
{
    /// <summary>The id that KMS gave the store, such as <c>cks-1234567890abcdef0</c>.</summary>
    public string? CustomKeyStoreId { get; set; }

    /// <summary>The store's name, unique in its account and region.</summary>
    public string? CustomKeyStoreName { get; set; }

    /// <summary><c>AWS_CLOUDHSM</c> or <c>EXTERNAL_KEY_STORE</c>.</summary>
    public string? CustomKeyStoreType { get; set; }

    /// <summary>
    /// <c>CONNECTED</c>, <c>CONNECTING</c>, <c>FAILED</c>, <c>DISCONNECTED</c> or <c>DISCONNECTING</c>.
    /// </summary>
    public string? ConnectionState { get; set; }

    /// <summary>Why the last connection failed; null unless the state is <c>FAILED</c>.</summary>
    public string? ConnectionErrorCode { get; set; }

    /// <summary>The CloudHSM cluster behind the store; null for an external key store.</summary>
    public string? CloudHsmClusterId { get; set; }

    /// <summary>The PEM text of the cluster's trust anchor certificate; null for an external key store.</summary>
    public string? TrustAnchorCertificate { get; set; }

    /// <summary>When the store was created, in UTC.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>How KMS reaches the external key store proxy; null for a CloudHSM key store.</summary>
    public XksProxyConfiguration? XksProxyConfiguration { get; set; }

    /// <summary>The region of the store, such as <c>eu-west-1</c>.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was named to find the store; null if none was.</summary>
    public string? ProfileName { get; set; }

    /// <summary>
    /// What <see cref="ConnectionErrorCode"/> means for a store of this type; null without a code.
    /// </summary>
    public string? ConnectionErrorMeaning => ConnectionErrorCodes.Explain(ConnectionErrorCode, CustomKeyStoreType)?.Meaning;

    /// <summary>What to do about <see cref="ConnectionErrorCode"/>; null without a code.</summary>
    public string? ConnectionErrorRemedy => ConnectionErrorCodes.Explain(ConnectionErrorCode, CustomKeyStoreType)?.RemedyIn(Region);

    /// <summary>
    /// When <see cref="TrustAnchorCertificate"/> expires, in UTC; null without a certificate, or if it cannot be read.
    /// </summary>
    public DateTime? TrustAnchorCertificateExpiry => TrustAnchor.Read(TrustAnchorCertificate)?.Expiry;

    /// <summary>The name of the store, or its id if it has no name.</summary>
    public override string ToString() => CustomKeyStoreName ?? CustomKeyStoreId ?? string.Empty;
}
