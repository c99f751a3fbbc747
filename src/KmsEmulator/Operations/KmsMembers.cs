using System.Text.RegularExpressions;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>The members that several operations have, with the constraints of KMS's model.</summary>
internal static partial class KmsMembers
{
    public const string XksProxyVpcEndpointServiceName = nameof(XksProxyVpcEndpointServiceName);
    public const string XksProxyVpcEndpointServiceOwner = nameof(XksProxyVpcEndpointServiceOwner);

    public const string WhenVpc = " when XksProxyConnectivity is VPC_ENDPOINT_SERVICE";
    public const string WhenPublic = " when XksProxyConnectivity is PUBLIC_ENDPOINT";

    /// <summary>The members for CloudHSM key stores alone.</summary>
    public static readonly string[] OfCloudHsm = ["CloudHsmClusterId", "KeyStorePassword", "TrustAnchorCertificate"];

    /// <summary>The members that every external key store has, and it alone.</summary>
    public static readonly string[] OfExternal =
        ["XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath", "XksProxyAuthenticationCredential"];

    /// <summary>The members for external key stores with a VPC endpoint service alone.</summary>
    public static readonly string[] OfVpcEndpointService = [XksProxyVpcEndpointServiceName, XksProxyVpcEndpointServiceOwner];

    public static string? CustomKeyStoreId(this RequestMembers request)
    {
        request.Need(string.Empty, nameof(CustomKeyStoreId));
        return request.Text(nameof(CustomKeyStoreId), 1, 64);
    }

    /// <summary>The id in a request that has nothing else.</summary>
    public static string OnlyCustomKeyStoreId(this RequestMembers request)
    {
        string? id = request.CustomKeyStoreId();
        request.ThrowIfInvalid();
        return id!;
    }

    public static string? StoreName(this RequestMembers request, string member) => request.Text(member, 1, 256);

    public static string? CloudHsmClusterId(this RequestMembers request)
        => request.Text(nameof(CloudHsmClusterId), 19, 24, ClusterIdPattern());

    public static string? KeyStorePassword(this RequestMembers request) => request.Text(nameof(KeyStorePassword), 7, 32);

    public static string? XksProxyConnectivity(this RequestMembers request)
        => request.OneOf(nameof(XksProxyConnectivity), Connectivity.Public, Connectivity.Vpc);

    public static string? XksProxyUriEndpoint(this RequestMembers request)
        => request.Text(nameof(XksProxyUriEndpoint), 10, 128, UriEndpointPattern());

    public static string? XksProxyUriPath(this RequestMembers request)
        => request.Text(nameof(XksProxyUriPath), 10, 128, UriPathPattern());

    public static string? VpcEndpointServiceName(this RequestMembers request)
        => request.Text(XksProxyVpcEndpointServiceName, 20, 64, ServiceNamePattern());

    public static string? VpcEndpointServiceOwner(this RequestMembers request)
        => request.Text(XksProxyVpcEndpointServiceOwner, 12, 12, AccountPattern());

    public static XksProxyAuthenticationCredential? XksProxyAuthenticationCredential(this RequestMembers request)
    {
        if (request.Structure(nameof(XksProxyAuthenticationCredential)) is not { } members)
        {
            return null;
        }

        members.Need(string.Empty, "AccessKeyId", "RawSecretAccessKey");
        string? accessKeyId = members.Text("AccessKeyId", 20, 30, AccessKeyIdPattern());
        string? secret = members.Text("RawSecretAccessKey", 43, 64, SecretPattern());
        return accessKeyId is not null && secret is not null
            ? new XksProxyAuthenticationCredential(accessKeyId, secret)
            : null;
    }

    [GeneratedRegex(@"^cluster-[2-7a-zA-Z]{11,16}\z")]
    private static partial Regex ClusterIdPattern();

    [GeneratedRegex(@"^https://[a-zA-Z0-9.-]+\z")]
    private static partial Regex UriEndpointPattern();

    [GeneratedRegex(@"^(/[a-zA-Z0-9/_-]+)?/kms/xks/v[0-9]{1,2}\z")]
    private static partial Regex UriPathPattern();

    [GeneratedRegex(@"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}[0-9]+\.vpce-svc-[0-9a-z]+\z")]
    private static partial Regex ServiceNamePattern();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^[A-Z2-7]+\z")]
    private static partial Regex AccessKeyIdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9/+=]+\z")]
    private static partial Regex SecretPattern();
}
