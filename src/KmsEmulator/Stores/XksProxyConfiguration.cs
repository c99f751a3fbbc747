namespace KmsEmulator.Stores;

/// <summary>How KMS reaches the proxy of an external key store. Null fields are not sent.</summary>
public sealed record XksProxyConfiguration
{
    /// <summary><c>PUBLIC_ENDPOINT</c> or <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    public string? Connectivity { get; init; }

    /// <summary>The id of the credential KMS shows to the proxy.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The proxy's https address, without a path.</summary>
    public string? UriEndpoint { get; init; }

    /// <summary>The path of the proxy API, such as <c>/kms/xks/v1</c>.</summary>
    public string? UriPath { get; init; }

    /// <summary>The name of the VPC endpoint service, for <c>VPC_ENDPOINT_SERVICE</c> only.</summary>
    public string? VpcEndpointServiceName { get; init; }

    /// <summary>The account that owns the VPC endpoint service, for <c>VPC_ENDPOINT_SERVICE</c> only.</summary>
    public string? VpcEndpointServiceOwner { get; init; }
}
