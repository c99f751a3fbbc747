using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>What an UpdateCustomKeyStore request changes; what is null stays as it is.</summary>
// A class, not a record: a record's ToString would show the password.
internal sealed class CustomKeyStoreChanges
{
    private string? _connectivity;
    private string? _uriEndpoint;
    private string? _uriPath;
    private string? _serviceName;
    private string? _serviceOwner;
    private string? _password;
    private XksProxyAuthenticationCredential? _credential;

    public string? NewCustomKeyStoreName { get; private init; }

    public string? CloudHsmClusterId { get; private init; }

    /// <summary>Whether the request empties the service's name, as moving to a public endpoint does anyway.</summary>
    public bool EmptiesServiceName { get; private init; }

    public bool ChangesProxy => EmptiesServiceName
        || (_connectivity ?? _uriEndpoint ?? _uriPath ?? _serviceName ?? _serviceOwner ?? _credential?.AccessKeyId) is not null;

    /// <summary>
    /// Whether KMS takes the request for a disconnected store only: for all but the name, and the path and the credential of a
    /// proxy.
    /// </summary>
    public bool NeedDisconnected => EmptiesServiceName
        || (_connectivity ?? _uriEndpoint ?? _serviceName ?? _serviceOwner ?? CloudHsmClusterId ?? _password) is not null;

    public static CustomKeyStoreChanges Read(RequestMembers request)
    {
        string? connectivity = request.XksProxyConnectivity();
        bool empties = connectivity == Connectivity.Public && request.IsEmptyText(KmsMembers.XksProxyVpcEndpointServiceName);
        return new CustomKeyStoreChanges
        {
            NewCustomKeyStoreName = request.StoreName(nameof(NewCustomKeyStoreName)),
            CloudHsmClusterId = request.CloudHsmClusterId(),
            EmptiesServiceName = empties,
            _password = request.KeyStorePassword(),
            _connectivity = connectivity,
            _uriEndpoint = request.XksProxyUriEndpoint(),
            _uriPath = request.XksProxyUriPath(),
            _serviceName = empties ? null : request.VpcEndpointServiceName(),
            _serviceOwner = request.VpcEndpointServiceOwner(),
            _credential = request.XksProxyAuthenticationCredential(),
        };
    }

    public KeyStore ApplyTo(KeyStore store) => store with
    {
        CustomKeyStoreName = NewCustomKeyStoreName ?? store.CustomKeyStoreName,
        CloudHsmClusterId = CloudHsmClusterId ?? store.CloudHsmClusterId,
        KeyStorePassword = _password ?? store.KeyStorePassword,
        RawSecretAccessKey = _credential?.RawSecretAccessKey ?? store.RawSecretAccessKey,
        XksProxyConfiguration = ChangesProxy
            ? ApplyTo(store.XksProxyConfiguration ?? new XksProxyConfiguration())
            : store.XksProxyConfiguration,
    };

    private XksProxyConfiguration ApplyTo(XksProxyConfiguration proxy)
    {
        string? connectivity = _connectivity ?? proxy.Connectivity;
        bool isPublic = connectivity == Connectivity.Public;
        return proxy with
        {
            Connectivity = connectivity,
            AccessKeyId = _credential?.AccessKeyId ?? proxy.AccessKeyId,
            UriEndpoint = _uriEndpoint ?? proxy.UriEndpoint,
            UriPath = _uriPath ?? proxy.UriPath,
            VpcEndpointServiceName = isPublic ? null : _serviceName ?? proxy.VpcEndpointServiceName,
            VpcEndpointServiceOwner = isPublic ? null : _serviceOwner ?? proxy.VpcEndpointServiceOwner,
        };
    }
}
