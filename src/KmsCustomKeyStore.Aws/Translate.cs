using KmsCustomKeyStore.Services;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;
using AwsCredential = Amazon.KeyManagementService.Model.XksProxyAuthenticationCredentialType;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;
using AwsEntry = Amazon.KeyManagementService.Model.CustomKeyStoresListEntry;
using AwsProxy = Amazon.KeyManagementService.Model.XksProxyConfigurationType;
using AwsResponse = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresResponse;
using AwsUpdateRequest = Amazon.KeyManagementService.Model.UpdateCustomKeyStoreRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>Between the AWS SDK's types and the module's own.</summary>
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

    /// <summary>What to ask; an empty text and a limit of 0 are not sent.</summary>
    public static AwsDescribeRequest Request(DescribeCustomKeyStoresRequest request) => new()
    {
        CustomKeyStoreId = NullIfEmpty(request.CustomKeyStoreId),
        CustomKeyStoreName = NullIfEmpty(request.CustomKeyStoreName),
        Limit = request.Limit == 0 ? null : request.Limit,
        Marker = NullIfEmpty(request.Marker),
    };

    /// <summary>The store to create.</summary>
    public static AwsCreateRequest Request(CreateCustomKeyStoreRequest request, RequestSecrets secrets) => new()
    {
        CustomKeyStoreName = request.CustomKeyStoreName,
        CustomKeyStoreType = request.CustomKeyStoreType,
        CloudHsmClusterId = request.CloudHsmClusterId,
        KeyStorePassword = secrets.KeyStorePassword,
        TrustAnchorCertificate = request.TrustAnchorCertificate,
        XksProxyConnectivity = request.XksProxyConnectivity,
        XksProxyUriEndpoint = request.XksProxyUriEndpoint,
        XksProxyUriPath = request.XksProxyUriPath,
        XksProxyVpcEndpointServiceName = request.XksProxyVpcEndpointServiceName,
        XksProxyVpcEndpointServiceOwner = request.XksProxyVpcEndpointServiceOwner,
        XksProxyAuthenticationCredential = Credential(request, secrets),
    };

    /// <summary>What to change of a store; an empty text is sent, for it takes something away.</summary>
    public static AwsUpdateRequest Request(UpdateCustomKeyStoreRequest request, RequestSecrets secrets) => new()
    {
        CustomKeyStoreId = request.CustomKeyStoreId,
        NewCustomKeyStoreName = request.NewCustomKeyStoreName,
        CloudHsmClusterId = request.CloudHsmClusterId,
        KeyStorePassword = secrets.KeyStorePassword,
        XksProxyConnectivity = request.XksProxyConnectivity,
        XksProxyUriEndpoint = request.XksProxyUriEndpoint,
        XksProxyUriPath = request.XksProxyUriPath,
        XksProxyVpcEndpointServiceName = request.XksProxyVpcEndpointServiceName,
        XksProxyVpcEndpointServiceOwner = request.XksProxyVpcEndpointServiceOwner,
        XksProxyAuthenticationCredential = Credential(request, secrets),
    };

    private static AwsCredential? Credential(KeyStoreSettings settings, RequestSecrets secrets)
        => settings.XksProxyAuthenticationCredential is { } credential
            ? new() { AccessKeyId = credential.AccessKeyId, RawSecretAccessKey = secrets.RawSecretAccessKey }
            : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

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
