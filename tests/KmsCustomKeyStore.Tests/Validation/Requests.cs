using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Validation;

/// <summary>The values of key stores that KMS would take.</summary>
internal static class Requests
{
    public const string ClusterId = "cluster-abcdefghijk";
    public const string Password = "kmsPswdcanary";
    public const string Certificate = "-----BEGIN CERTIFICATE-----";
    public const string UriEndpoint = "https://xks.example.com";
    public const string UriPath = "/example/kms/xks/v1";
    public const string ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c";
    public const string ServiceOwner = "123456789012";
    public const string AccessKeyId = "ABCDEFGHIJKLMNOPQRST";
    public const string RawSecret = "canary5678901234567890123456789012345678901234567890";

    public static XksProxyCredential Credential { get; } = new(AccessKeyId, RevealedSecret.Secure(RawSecret));
}
