using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Listing;

/// <summary>Sample stores that show the shape of the output without sending a request.</summary>
internal static class CliSkeleton
{
    /// <summary>A CloudHSM key store that failed to connect and an external one that is connected.</summary>
    public static IReadOnlyList<CustomKeyStore> SampleStores()
        => [
            new()
            {
                CustomKeyStoreId = "cks-1234567890abcdef0",
                CustomKeyStoreName = "ExampleCloudHSMKeyStore",
                CustomKeyStoreType = KnownValues.AwsCloudHsm,
                ConnectionState = KnownValues.Failed,
                ConnectionErrorCode = "INVALID_CREDENTIALS",
                CloudHsmClusterId = "cluster-2a3b4cdefgh",
                TrustAnchorCertificate = "-----BEGIN CERTIFICATE-----\n(PEM text)\n-----END CERTIFICATE-----\n",
                CreationDate = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc),
                Region = "eu-west-1",
            },
            new()
            {
                CustomKeyStoreId = "cks-9876543210fedcba9",
                CustomKeyStoreName = "ExampleExternalKeyStore",
                CustomKeyStoreType = KnownValues.ExternalKeyStore,
                ConnectionState = KnownValues.Connected,
                CreationDate = new DateTime(2026, 2, 28, 12, 0, 0, DateTimeKind.Utc),
                XksProxyConfiguration = new()
                {
                    Connectivity = "VPC_ENDPOINT_SERVICE",
                    AccessKeyId = "ABCDEFGHIJ234567EXMP",
                    UriEndpoint = "https://xks.example.com",
                    UriPath = "/example/kms/xks/v1",
                    VpcEndpointServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f6a7b8",
                    VpcEndpointServiceOwner = "111122223333",
                },
                Region = "eu-west-1",
            },
        ];
}
