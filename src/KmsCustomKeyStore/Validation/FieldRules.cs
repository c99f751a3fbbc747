namespace KmsCustomKeyStore.Validation;

/// <summary>The limits of KMS for the fields of a request. Source: the KMS API reference.</summary>
internal static class FieldRules
{
    /// <summary>The most key stores that a page of a list may hold.</summary>
    public const int HighestLimit = 1000;

    public static FieldRule CustomKeyStoreId { get; } = new(nameof(CustomKeyStoreId), 1, 64);

    public static FieldRule CustomKeyStoreName { get; } = new(nameof(CustomKeyStoreName), 1, 256);

    public static FieldRule NewCustomKeyStoreName { get; } = new(nameof(NewCustomKeyStoreName), 1, 256);

    public static FieldRule Marker { get; } = new(
        nameof(Marker), 1, 1024, @"[\u0020-\u00FF]*", "characters from U+0020 to U+00FF");

    public static FieldRule CloudHsmClusterId { get; } = new(
        nameof(CloudHsmClusterId), 19, 24, "cluster-[2-7a-zA-Z]{11,16}", "cluster- and 11 to 16 letters or digits from 2 to 7");

    // AWS says letters and digits alone, but KMS does not check that: see RequestRules.Doubt.
    public static FieldRule KeyStorePassword { get; } = new(nameof(KeyStorePassword), 7, 32, IsSecret: true);

    public static FieldRule TrustAnchorCertificate { get; } = new(nameof(TrustAnchorCertificate), 1, 5000);

    public static FieldRule XksProxyUriEndpoint { get; } = new(
        nameof(XksProxyUriEndpoint), 10, 128, "https://[a-zA-Z0-9.-]+", "https:// and a host name, without port or path");

    public static FieldRule XksProxyUriPath { get; } = new(
        nameof(XksProxyUriPath),
        10,
        128,
        @"(/[a-zA-Z0-9/_-]+)?/kms/xks/v[0-9]{1,2}",
        "an optional prefix, then /kms/xks/v and the version, such as /example/kms/xks/v1");

    public static FieldRule XksProxyVpcEndpointServiceName { get; } = new(
        nameof(XksProxyVpcEndpointServiceName),
        20,
        64,
        @"(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}[0-9]+\.vpce-svc-[0-9a-z]+",
        "com.amazonaws.vpce.<region>.vpce-svc-<id>");

    public static FieldRule XksProxyVpcEndpointServiceOwner { get; } = new(
        nameof(XksProxyVpcEndpointServiceOwner), 12, 12, "[0-9]{12}", "the 12 digits of an account's id");

    public static FieldRule AccessKeyId { get; } = new(
        "AccessKeyId of the XksProxyAuthenticationCredential",
        20,
        30,
        "[A-Z2-7]+",
        "capital letters and digits from 2 to 7",
        IsSecret: true);

    public static FieldRule RawSecretAccessKey { get; } = new(
        "RawSecretAccessKey of the XksProxyAuthenticationCredential",
        43,
        64,
        "[a-zA-Z0-9/+=]+",
        "letters, digits, /, + and =",
        IsSecret: true);
}
