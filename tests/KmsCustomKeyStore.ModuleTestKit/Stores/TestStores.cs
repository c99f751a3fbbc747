namespace KmsCustomKeyStore.ModuleTestKit.Stores;

/// <summary>A few key stores, one for each thing that can be done to one or cannot.</summary>
internal static class TestStores
{
    public static string Certificate { get; } = BuiltInStores.All[0].TrustAnchorCertificate!;

    public static KeyStore Disconnected { get; } = Hsm("cks-1disconnected", "archive-hsm", "cluster-aaaaaaaaaaa", "DISCONNECTED");

    public static KeyStore Second { get; } = Hsm("cks-2disconnected", "backup-hsm", "cluster-bbbbbbbbbbb", "DISCONNECTED");

    public static KeyStore Third { get; } = Hsm("cks-3disconnected", "claims-hsm", "cluster-ccccccccccc", "DISCONNECTED");

    public static KeyStore Connected { get; } = Hsm("cks-4connected", "payments-hsm", "cluster-ddddddddddd", "CONNECTED");

    public static KeyStore Failed { get; } = Hsm("cks-5failed", "treasury-hsm", "cluster-eeeeeeeeeee", "FAILED")
        with { ConnectionErrorCode = "USER_LOCKED_OUT" };

    /// <summary>One that stays CONNECTING for ever.</summary>
    public static KeyStore Connecting { get; } = Hsm("cks-6connecting", "loans-hsm", "cluster-fffffffffff", "CONNECTING");

    public static KeyStore WithKeys { get; } = Hsm("cks-7withkeys", "ledger-hsm", "cluster-ggggggggggg", "DISCONNECTED")
        with { KeyCount = 3 };

    public static KeyStore External { get; } = Xks("cks-8external", "partner-xks", "https://xks.example.com", "/partner/kms/xks/v1");

    public static KeyStore OtherExternal { get; } = Xks(
        "cks-9external", "branch-xks", "https://xks-branch.example.com", "/branch/kms/xks/v1");

    public static KeyStore Private { get; } = Xks(
        "cks-0private",
        "hr-xks",
        "https://xks-hr.example.com",
        "/hr/kms/xks/v1",
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0");

    public static IReadOnlyList<KeyStore> All { get; } =
        [Disconnected, Second, Third, Connected, Failed, Connecting, WithKeys, External, OtherExternal, Private];

    private static KeyStore Hsm(string id, string name, string cluster, string state) => new()
    {
        CustomKeyStoreId = id,
        CustomKeyStoreName = name,
        CloudHsmClusterId = cluster,
        TrustAnchorCertificate = Certificate,
        ConnectionState = state,
        CreationDate = DateTimeOffset.UnixEpoch,
    };

    private static KeyStore Xks(string id, string name, string endpoint, string path, string? service = null) => new()
    {
        CustomKeyStoreId = id,
        CustomKeyStoreName = name,
        CustomKeyStoreType = "EXTERNAL_KEY_STORE",
        CreationDate = DateTimeOffset.UnixEpoch,
        XksProxyConfiguration = new XksProxyConfiguration
        {
            Connectivity = service is null ? "PUBLIC_ENDPOINT" : "VPC_ENDPOINT_SERVICE",
            AccessKeyId = "ABCDEFGHIJKLMNOPQRST",
            UriEndpoint = endpoint,
            UriPath = path,
            VpcEndpointServiceName = service,
        },
    };
}
