namespace KmsEmulator;

/// <summary>A custom key store, with the fields and values of a DescribeCustomKeyStores reply. Null fields are not sent.</summary>
public sealed record KeyStore
{
    /// <summary>The id, unique in a set.</summary>
    public required string CustomKeyStoreId { get; init; }

    /// <summary>The name, unique in a set; names that differ in case alone are different names.</summary>
    public required string CustomKeyStoreName { get; init; }

    /// <summary><c>AWS_CLOUDHSM</c>, unless set, or <c>EXTERNAL_KEY_STORE</c>.</summary>
    public string CustomKeyStoreType { get; init; } = "AWS_CLOUDHSM";

    /// <summary>The id of the CloudHSM cluster behind the store.</summary>
    public string? CloudHsmClusterId { get; init; }

    /// <summary>The cluster's trust anchor certificate, as PEM text.</summary>
    public string? TrustAnchorCertificate { get; init; }

    /// <summary><c>DISCONNECTED</c>, as a new store is, unless set.</summary>
    public string? ConnectionState { get; init; } = "DISCONNECTED";

    /// <summary>Why the last connection failed; sent only while <see cref="ConnectionState"/> is <c>FAILED</c>.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>When the store was made; sent to the millisecond.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>How KMS reaches the proxy of an external key store.</summary>
    public XksProxyConfiguration? XksProxyConfiguration { get; init; }
}
