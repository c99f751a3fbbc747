using Amazon.KeyManagementService;
using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Services;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;
using AwsCredential = Amazon.KeyManagementService.Model.XksProxyAuthenticationCredentialType;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;
using AwsUpdateRequest = Amazon.KeyManagementService.Model.UpdateCustomKeyStoreRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>Makes the AWS SDK's requests from the module's.</summary>
internal static class RequestMapper
{
    /// <summary>The page to read. An empty text and a limit of 0 count as not given.</summary>
    public static AwsDescribeRequest Request(DescribeCustomKeyStoresRequest request) => new()
    {
        CustomKeyStoreId = NullIfEmpty(request.CustomKeyStoreId),
        CustomKeyStoreName = NullIfEmpty(request.CustomKeyStoreName),
        Limit = request.Limit == 0 ? null : request.Limit,
        Marker = NullIfEmpty(request.Marker),
    };

    /// <summary>The key store to create.</summary>
    public static AwsCreateRequest Request(CreateCustomKeyStoreRequest request, RequestSecrets secrets)
        => WithProperties(
            new CreateRequest
            {
                CustomKeyStoreName = request.CustomKeyStoreName,
                CustomKeyStoreType = request.CustomKeyStoreType,
                TrustAnchorCertificate = request.TrustAnchorCertificate,
            },
            request,
            secrets);

    /// <summary>The changes to a key store. An empty text is sent, because it clears a property.</summary>
    public static AwsUpdateRequest Request(UpdateCustomKeyStoreRequest request, RequestSecrets secrets)
        => WithProperties(
            new UpdateRequest
            {
                CustomKeyStoreId = request.CustomKeyStoreId,
                NewCustomKeyStoreName = request.NewCustomKeyStoreName,
            },
            request,
            secrets);

    private static T WithProperties<T>(T target, KeyStoreRequest request, RequestSecrets secrets)
        where T : IKeyStoreProperties
    {
        target.CloudHsmClusterId = request.CloudHsmClusterId;
        target.KeyStorePassword = secrets.KeyStorePassword;
        target.XksProxyConnectivity = request.XksProxyConnectivity;
        target.XksProxyUriEndpoint = request.XksProxyUriEndpoint;
        target.XksProxyUriPath = request.XksProxyUriPath;
        target.XksProxyVpcEndpointServiceName = request.XksProxyVpcEndpointServiceName;
        target.XksProxyVpcEndpointServiceOwner = request.XksProxyVpcEndpointServiceOwner;
        target.XksProxyAuthenticationCredential = request.XksProxyAuthenticationCredential is { } credential
            ? new() { AccessKeyId = credential.AccessKeyId, RawSecretAccessKey = secrets.RawSecretAccessKey }
            : null;
        return target;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The SDK's two requests have these properties, and no common type that declares them.
    private interface IKeyStoreProperties
    {
        string? CloudHsmClusterId { set; }

        string? KeyStorePassword { set; }

        XksProxyConnectivityType? XksProxyConnectivity { set; }

        string? XksProxyUriEndpoint { set; }

        string? XksProxyUriPath { set; }

        string? XksProxyVpcEndpointServiceName { set; }

        string? XksProxyVpcEndpointServiceOwner { set; }

        AwsCredential? XksProxyAuthenticationCredential { set; }
    }

    private sealed class CreateRequest : AwsCreateRequest, IKeyStoreProperties;

    private sealed class UpdateRequest : AwsUpdateRequest, IKeyStoreProperties;
}
