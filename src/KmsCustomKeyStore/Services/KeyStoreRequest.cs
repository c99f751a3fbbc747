using System.Security;

namespace KmsCustomKeyStore.Services;

/// <summary>The values that requests to create and to update a key store have in common.</summary>
internal abstract class KeyStoreRequest
{
    public string? CloudHsmClusterId { get; init; }

    public SecureString? KeyStorePassword { get; init; }

    public string? XksProxyConnectivity { get; init; }

    public string? XksProxyUriEndpoint { get; init; }

    public string? XksProxyUriPath { get; init; }

    public string? XksProxyVpcEndpointServiceName { get; init; }

    public string? XksProxyVpcEndpointServiceOwner { get; init; }

    public XksProxyCredential? XksProxyAuthenticationCredential { get; init; }
}
