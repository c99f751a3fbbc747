namespace KmsCustomKeyStore;

/// <summary>How KMS reaches the proxy of an external key store (XksProxyConfigurationType).</summary>
public sealed class XksProxyConfiguration
{
    /// <summary><c>PUBLIC_ENDPOINT</c> or <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    public string? Connectivity { get; set; }

    /// <summary>The id of the key that KMS signs its requests to the proxy with; not the secret.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>The proxy's scheme and host, such as <c>https://xks.example.com</c>.</summary>
    public string? UriEndpoint { get; set; }

    /// <summary>The path of the proxy's API, such as <c>/example/kms/xks/v1</c>.</summary>
    public string? UriPath { get; set; }

    /// <summary>The VPC endpoint service before the proxy; null with <c>PUBLIC_ENDPOINT</c>.</summary>
    public string? VpcEndpointServiceName { get; set; }

    /// <summary>The account that owns the VPC endpoint service; null with <c>PUBLIC_ENDPOINT</c>.</summary>
    public string? VpcEndpointServiceOwner { get; set; }

    /// <summary>The proxy's whole address.</summary>
    public override string ToString() => UriEndpoint + UriPath;
}
