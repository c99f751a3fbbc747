using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Services;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;
using AwsCredential = Amazon.KeyManagementService.Model.XksProxyAuthenticationCredentialType;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;
using AwsUpdateRequest = Amazon.KeyManagementService.Model.UpdateCustomKeyStoreRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>From the module's requests to the AWS SDK's.</summary>
internal static class RequestMapper
{
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

    private static AwsCredential? Credential(KeyStoreRequest settings, RequestSecrets secrets)
        => settings.XksProxyAuthenticationCredential is { } credential
            ? new() { AccessKeyId = credential.AccessKeyId, RawSecretAccessKey = secrets.RawSecretAccessKey }
            : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
