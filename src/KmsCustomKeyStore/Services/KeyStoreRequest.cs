using System.Security;

namespace KmsCustomKeyStore.Services;

/// <summary>What can be said of what backs a key store, when it is created and when it is updated. Null says nothing.</summary>
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
