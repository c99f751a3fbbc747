using System.Text.Json.Nodes;

namespace KmsEmulator.Tests;

/// <summary>Valid requests, to change one member of; a value of null takes the member out.</summary>
internal static class StoreRequest
{
    public const string ClusterId = "cluster-abcdefghijk";
    public const string Password = "theStorePassword";
    public const string AccessKeyId = "ABCDEFGHIJKLMNOPQRST";
    public const string ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0";
    public const string Endpoint = "https://xks.example.com";
    public const string VpcEndpoint = "https://xks.vpc.example.com";
    public const string Path = "/a/kms/xks/v1";

    public static string Secret { get; } = new('s', 43);

    public static JsonNode Credential => new JsonObject { ["AccessKeyId"] = AccessKeyId, ["RawSecretAccessKey"] = Secret };

    public static string CloudHsm(params (string Member, JsonNode? Value)[] changes) => With(
        changes,
        ("CustomKeyStoreName", "hsm"),
        ("CloudHsmClusterId", ClusterId),
        ("KeyStorePassword", Password),
        ("TrustAnchorCertificate", "pem"));

    public static string Public(params (string Member, JsonNode? Value)[] changes) => With(
        changes,
        ("CustomKeyStoreName", "public"),
        ("CustomKeyStoreType", "EXTERNAL_KEY_STORE"),
        ("XksProxyConnectivity", "PUBLIC_ENDPOINT"),
        ("XksProxyUriEndpoint", Endpoint),
        ("XksProxyUriPath", Path),
        ("XksProxyAuthenticationCredential", Credential));

    public static string Vpc(params (string Member, JsonNode? Value)[] changes) => Public(
        [
            ("CustomKeyStoreName", "vpc"),
            ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE"),
            ("XksProxyUriEndpoint", VpcEndpoint),
            ("XksProxyVpcEndpointServiceName", ServiceName),
            .. changes,
        ]);

    public static string Of(params (string Member, JsonNode? Value)[] members) => With(members);

    private static string With((string Member, JsonNode? Value)[] changes, params (string Member, JsonNode? Value)[] members)
    {
        JsonObject request = [];
        foreach ((string member, var value) in members.Concat(changes))
        {
            if (value is null)
            {
                request.Remove(member);
            }
            else
            {
                request[member] = value.DeepClone();
            }
        }

        return request.ToJsonString();
    }
}
