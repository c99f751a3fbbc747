using AwsEntry = Amazon.KeyManagementService.Model.CustomKeyStoresListEntry;
using AwsProxy = Amazon.KeyManagementService.Model.XksProxyConfigurationType;
using AwsResponse = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresResponse;

namespace KmsCustomKeyStore.Aws;

/// <summary>From the AWS SDK's types to the module's own.</summary>
internal static class Translate
{
    /// <summary>A page of stores, each with the region and profile it came from.</summary>
    public static DescribeCustomKeyStoresResponse Page(AwsResponse answer, string region, string? profileName) => new()
    {
        CustomKeyStores = [.. (answer.CustomKeyStores ?? []).Select(entry => Store(entry, region, profileName))],
        NextMarker = answer.NextMarker,
        Truncated = answer.Truncated ?? !string.IsNullOrEmpty(answer.NextMarker),
        Region = region,
        ProfileName = profileName,
        RequestId = answer.ResponseMetadata?.RequestId,
    };

    private static CustomKeyStore Store(AwsEntry entry, string region, string? profileName) => new()
    {
        CustomKeyStoreId = entry.CustomKeyStoreId,
        CustomKeyStoreName = entry.CustomKeyStoreName,
        CustomKeyStoreType = entry.CustomKeyStoreType?.Value,
        ConnectionState = entry.ConnectionState?.Value,
        ConnectionErrorCode = entry.ConnectionErrorCode?.Value,
        CloudHsmClusterId = entry.CloudHsmClusterId,
        TrustAnchorCertificate = entry.TrustAnchorCertificate,
        CreationDate = entry.CreationDate?.ToUniversalTime(),
        XksProxyConfiguration = entry.XksProxyConfiguration is { } proxy ? Proxy(proxy) : null,
        Region = region,
        ProfileName = profileName,
    };

    private static XksProxyConfiguration Proxy(AwsProxy proxy) => new()
    {
        Connectivity = proxy.Connectivity?.Value,
        AccessKeyId = proxy.AccessKeyId,
        UriEndpoint = proxy.UriEndpoint,
        UriPath = proxy.UriPath,
        VpcEndpointServiceName = proxy.VpcEndpointServiceName,
        VpcEndpointServiceOwner = proxy.VpcEndpointServiceOwner,
    };
}
