using System.Globalization;

namespace KmsEmulator.Stores;

/// <summary>
/// The stores an emulator starts with: every connection state and error code, both types and connectivities,
/// and names that are hard to quote, match or print. They are the same at every start.
/// </summary>
public static class BuiltInStores
{
    private static readonly string _longLived = Certificate("long-lived.pem");
    private static readonly string _expiresIn2027 = Certificate("expires-2027-01-31.pem");
    private static readonly string _expired = Certificate("expired.pem");

    /// <summary>All of them, oldest first; ordinary ones lead, so that a first page looks like a real account's.</summary>
    public static IReadOnlyList<KeyStore> All { get; } = [.. Ordinary(), .. FailedCloudHsm(), .. FailedExternal(), .. UnusualNames()];

    private static KeyStore[] Ordinary() => [
        CloudHsm("cks-483a50dd234afed66", "payments-hsm", "2023-01-28T11:51:27.095Z", "cluster-zt7hj4ga7gk", "CONNECTED"),
        PrivateExternal(
            "cks-998530877710984ae", "prod-xks-eu", "2023-02-10T16:27:20.444Z", "GGPZ6EZF3VQNJEWCTHQG",
            "https://xks-eu.example.com", "/prod/kms/xks/v1",
            "com.amazonaws.vpce.eu-west-1.vpce-svc-052390ace153ea023", "111122223333", "CONNECTED"),
        PublicExternal(
            "cks-2a8291067050494d8", "prod-xks-us", "2023-02-23T08:33:33.246Z", "H6JELFUP7FXDRSBGH5XLP6E5",
            "https://xks-us.example.com", "/prod/kms/xks/v1",
            "CONNECTED"),
        CloudHsm(
            "cks-96b943081cb9ce32f", "card-issuing-hsm", "2023-03-10T09:18:19.542Z",
            "cluster-6p2flma24hh", "CONNECTED", certificate: _expiresIn2027),
        CloudHsm("cks-c2b9e14ccc80e2fa7", "ledger-hsm", "2023-04-12T12:36:47.909Z", "cluster-psh5qc7r3by", "CONNECTING"),
        PublicExternal(
            "cks-74904bb407de7cc99", "staging-xks", "2023-05-10T14:18:18.276Z", "N2FRY26JSFN67M7X7UFX",
            "https://xks-staging.example.org", "/kms/xks/v1",
            "DISCONNECTED"),
        CloudHsm(
            "cks-3816bc69f5448025a", "audit-archive-hsm", "2023-05-27T08:08:00.326Z",
            "cluster-7dkkacn6z44", "DISCONNECTED", certificate: _expired),
        PrivateExternal(
            "cks-ffc349d5eef456693", "hr-documents-xks", "2023-06-11T15:33:29.070Z", "6363LXUE4H2756H2L6HT",
            "https://xks-hr.example.com", "/kms/xks/v1",
            "com.amazonaws.vpce.us-east-1.vpce-svc-09df3b75b940ac494", "444455556666", "CONNECTING"),
        CloudHsm("cks-25138d26eed1553f9", "backup-hsm", "2023-06-25T08:50:43.121Z", "cluster-awvpje5w73m", "DISCONNECTING"),
        PublicExternal(
            "cks-08b89c2b015572ed1", "partner-exchange-xks", "2023-07-05T14:38:56.399Z", "UU4RDL366R7Z6Y35TLMERHFWXE2C6N",
            "https://keys.partner.example.org", "/exchange/kms/xks/v1",
            "FAILED", "XKS_PROXY_TIMED_OUT"),
    ];

    private static KeyStore[] FailedCloudHsm() => [
        CloudHsm(
            "cks-565790317dc8a4a10", "claims-hsm", "2023-07-16T13:11:29.487Z",
            "cluster-fdhqcdmaenx", "FAILED", "INSUFFICIENT_CLOUDHSM_HSMS"),
        CloudHsm(
            "cks-623404b9b080e0a9f", "treasury-hsm", "2023-08-08T17:14:30.035Z", "cluster-73nulxl7v63", "FAILED", "INVALID_CREDENTIALS"),
        CloudHsm("cks-c08020a3fd3a00317", "loans-hsm", "2023-08-31T10:36:53.575Z", "cluster-6b6jkwxz44x", "FAILED", "USER_LOCKED_OUT"),
        CloudHsm("cks-2556767914beaef09", "branch-hsm", "2023-09-29T08:00:40.203Z", "cluster-mdf5ikf42ag", "FAILED", "USER_LOGGED_IN"),
        CloudHsm("cks-3fe871d79a97bfd26", "mobile-hsm", "2023-10-14T11:47:11.480Z", "cluster-odxt63dyh5y", "FAILED", "USER_NOT_FOUND"),
        CloudHsm("cks-803e1730427c0a688", "retired-hsm", "2023-11-02T15:32:25.898Z", "cluster-u5k2jwpuor7", "FAILED", "CLUSTER_NOT_FOUND"),
        CloudHsm("cks-2cf584241473062a7", "migration-hsm", "2023-11-12T12:47:23.141Z", "cluster-taxkh5ot6vw", "FAILED", "SUBNET_NOT_FOUND"),
        CloudHsm(
            "cks-dd377a30601a5da17", "analytics-hsm", "2023-11-25T17:06:53.678Z",
            "cluster-mao6ixim2hs", "FAILED", "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET"),
        CloudHsm("cks-362ecfd6424cf1e72", "remote-site-hsm", "2023-12-17T08:11:49.086Z", "cluster-rch44jc3ack", "FAILED", "NETWORK_ERRORS"),
        CloudHsm("cks-fd85e54163befa1aa", "reporting-hsm", "2024-01-19T15:08:55.910Z", "cluster-3wf6wcgovge", "FAILED", "INTERNAL_ERROR"),
    ];

    private static KeyStore[] FailedExternal() => [
        PublicExternal(
            "cks-b149b827cf100fb7c", "treasury-xks", "2024-01-30T13:39:15.584Z", "HYTRYEPD7WZE46VU63GQ",
            "https://xks-treasury.example.com", "/kms/xks/v1",
            "FAILED", "INVALID_CREDENTIALS"),
        PublicExternal(
            "cks-c49499b5dba867a30", "claims-xks", "2024-02-17T10:47:36.483Z", "HV52UN2VLJVML4RXVXDF",
            "https://xks-claims.example.com", "/kms/xks/v1",
            "FAILED", "XKS_PROXY_ACCESS_DENIED"),
        PublicExternal(
            "cks-8396f28f4c2119841", "loans-xks", "2024-03-14T09:09:16.937Z", "YCX5KYBKQYSCX2CFXCU7",
            "https://xks-loans.example.com", "/kms/xks/v1",
            "FAILED", "XKS_PROXY_INVALID_CONFIGURATION"),
        PublicExternal(
            "cks-450c837151389439d", "branch-xks", "2024-03-26T12:15:20.162Z", "62CQZZ5PBZCPNP2GVF3Y",
            "https://xks-branch.example.org", "/kms/xks/v1",
            "FAILED", "XKS_PROXY_INVALID_RESPONSE"),
        PublicExternal(
            "cks-08a09fe8973358278", "mobile-xks", "2024-04-26T09:56:39.700Z", "LJDKCLDLVGVRK65QDD6Y",
            "https://xks-mobile.example.org", "/kms/xks/v1",
            "FAILED", "XKS_PROXY_INVALID_TLS_CONFIGURATION"),
        PublicExternal(
            "cks-bf724f9b28c6eda9c", "remote-site-xks", "2024-05-05T15:34:09.164Z", "2NT7BRRUSWVRRSM4N24L",
            "https://xks-remote.example.org", "/kms/xks/v1",
            "FAILED", "XKS_PROXY_NOT_REACHABLE"),
        PrivateExternal(
            "cks-13a02fb4e54430f89", "retired-xks", "2024-05-22T09:43:17.221Z", "WSXYM7YXUGWD5SQQY44J",
            "https://xks-retired.example.com", "/old/kms/xks/v1",
            "com.amazonaws.vpce.us-west-2.vpce-svc-0d018cb12e53e89a6", "111122223333", "FAILED", "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND"),
        PrivateExternal(
            "cks-106a21fa407efd029", "migration-xks", "2024-06-15T12:16:22.750Z", "TLH6ZMJ46RELYZNLPKQU",
            "https://xks-migration.example.com", "/kms/xks/v1",
            "com.amazonaws.vpce.eu-central-1.vpce-svc-0eb1a22fca5bd98de",
            "444455556666", "FAILED", "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION"),
        PrivateExternal(
            "cks-c611d18153740e304", "gov-archive-xks", "2024-07-05T10:26:58.216Z", "C5TKRKY7BPERTFQ6NT6G",
            "https://xks-gov.example.com", "/archive_1/kms/xks/v2",
            "com.amazonaws.vpce.us-gov-west-1.vpce-svc-03bb9be9f7dfd9220", "111122223333", "FAILED", "NETWORK_ERRORS"),
        PublicExternal(
            "cks-52bdb136c5d3848b3", "reporting-xks", "2024-08-04T14:09:17.683Z", "W64HUXZHT77PXSZWTS5Q",
            "https://xks-reporting.example.com", "/kms/xks/v1",
            "FAILED", "INTERNAL_ERROR"),
    ];

    private static KeyStore[] UnusualNames() => [
        CloudHsm("cks-d15e31676c7557c26", "Payments-HSM", "2024-08-22T14:53:14.231Z", "cluster-bnzdpfvc43p", "DISCONNECTED"),
        CloudHsm("cks-fb5f2db0328396691", "My Key Store", "2024-08-31T08:04:13.225Z", "cluster-mujvpucfnb7", "CONNECTED"),
        CloudHsm("cks-b123cc920f8c45547", "Zoë's key store", "2024-09-24T11:47:54.294Z", "cluster-ss4yat7b4ij", "CONNECTED"),
        CloudHsm("cks-7ca1c07fa690b7597", "the \"gold\" store", "2024-10-24T12:16:16.721Z", "cluster-zvqgtlsrame", "DISCONNECTED"),
        PublicExternal(
            "cks-85d42748bbb05ce42", "region*", "2024-11-20T14:58:06.298Z", "Q32UPMVTMYEWCGNNWZ3M",
            "https://xks-star.example.com", "/kms/xks/v1",
            "CONNECTED"),
        PublicExternal(
            "cks-76d66907c321cc849", "is it connected?", "2024-12-12T16:27:00.819Z", "2ZGPS3RJK2EK33Z7X3GK",
            "https://xks-question.example.com", "/kms/xks/v1",
            "DISCONNECTED"),
        CloudHsm("cks-e06943140b90f685f", "tenant[1]", "2025-01-04T08:50:01.232Z", "cluster-33k5j3l4nbc", "CONNECTED"),
        CloudHsm("cks-24f7df3f2176661c3", "back`tick", "2025-01-28T13:25:13.389Z", "cluster-yvaqsf2uoql", "DISCONNECTED"),
        CloudHsm(
            "cks-7cad71b51a30a3e0a", "$env:USER; $(Get-Date) | more", "2025-02-21T17:54:36.585Z", "cluster-ovmlxhmbbfy", "DISCONNECTED"),
        CloudHsm("cks-ee840a0329bda963f", "κλειδοθήκη πληρωμών", "2025-03-20T10:10:17.186Z", "cluster-uxum6ng3iee", "CONNECTED"),
        PrivateExternal(
            "cks-f29f22a02446ecf7f", "決済キーストア", "2025-04-14T13:53:28.889Z", "EY52BR4QTYJRTSSEX6UG",
            "https://xks-jp.example.com", "/kms/xks/v1",
            "com.amazonaws.vpce.ap-northeast-1.vpce-svc-044f6e18f773b3fa3", "111122223333", "CONNECTED"),
        CloudHsm("cks-0540d449005294803", "مخزن المفاتيح", "2025-05-14T12:57:45.903Z", "cluster-jev3swid62f", "DISCONNECTED"),
        PublicExternal(
            "cks-d468b312b4b995876", "🔐 vault 👩‍💻", "2025-06-14T15:38:38.638Z", "S5FQZZTMC7ZDUWP76N4K",
            "https://xks-vault.example.org", "/kms/xks/v1",
            "CONNECTED"),
        CloudHsm(
            "cks-a564148975f99d62b", "a-name-of-256-characters-".PadRight(256, 'x'), "2025-07-05T16:22:41.135Z",
            "cluster-dmfxgoaaubs", "DISCONNECTED"),
        CloudHsm(
            "cks-ee2d6ea3d16d4c8c1", "unreadable-certificate-hsm", "2025-07-23T11:19:23.076Z",
            "cluster-qzkbumeuy4f", "DISCONNECTED", certificate: "This text is no certificate."),
    ];

    private static KeyStore CloudHsm(
        string id,
        string name,
        string created,
        string clusterId,
        string state,
        string? errorCode = null,
        string? certificate = null) => new()
        {
            CustomKeyStoreId = id,
            CustomKeyStoreName = name,
            CustomKeyStoreType = "AWS_CLOUDHSM",
            CloudHsmClusterId = clusterId,
            TrustAnchorCertificate = certificate ?? _longLived,
            ConnectionState = state,
            ConnectionErrorCode = errorCode,
            CreationDate = Date(created),
        };

    private static KeyStore PublicExternal(
        string id,
        string name,
        string created,
        string accessKeyId,
        string uriEndpoint,
        string uriPath,
        string state,
        string? errorCode = null) => new()
        {
            CustomKeyStoreId = id,
            CustomKeyStoreName = name,
            CustomKeyStoreType = "EXTERNAL_KEY_STORE",
            ConnectionState = state,
            ConnectionErrorCode = errorCode,
            CreationDate = Date(created),
            XksProxyConfiguration = new XksProxyConfiguration
            {
                Connectivity = "PUBLIC_ENDPOINT",
                AccessKeyId = accessKeyId,
                UriEndpoint = uriEndpoint,
                UriPath = uriPath,
            },
        };

    private static KeyStore PrivateExternal(
        string id,
        string name,
        string created,
        string accessKeyId,
        string uriEndpoint,
        string uriPath,
        string serviceName,
        string serviceOwner,
        string state,
        string? errorCode = null)
    {
        var store = PublicExternal(id, name, created, accessKeyId, uriEndpoint, uriPath, state, errorCode);
        return store with
        {
            XksProxyConfiguration = store.XksProxyConfiguration! with
            {
                Connectivity = "VPC_ENDPOINT_SERVICE",
                VpcEndpointServiceName = serviceName,
                VpcEndpointServiceOwner = serviceOwner,
            },
        };
    }

    private static DateTimeOffset Date(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Certificate(string resource)
    {
        using var stream = typeof(BuiltInStores).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
