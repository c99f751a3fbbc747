using System.Text.Json.Serialization;

namespace KmsEmulator.Backing;

/// <summary>
/// An external key store proxy as the emulator is told of it. What is null here, and a proxy never declared, accepts
/// anything.
/// </summary>
public sealed record XksProxy
{
    /// <summary>The proxy's https address, without a path.</summary>
    public required string XksProxyUriEndpoint { get; init; }

    /// <summary>The id of the credential it takes.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>
    /// The secret of the credential it takes. A store cannot be created with another one, unless it is one with a VPC endpoint
    /// service, or changed to it, and connects of a store that has another one end in <c>INVALID_CREDENTIALS</c>.
    /// Neither <see cref="ToString"/> nor the state of the emulator shows it.
    /// </summary>
    [JsonIgnore]
    public string? RawSecretAccessKey { get; init; }

    /// <summary>
    /// The error, such as <c>XksProxyUriUnreachableException</c>, with which a store cannot be created on this proxy
    /// or changed. KMS does not ask the proxy of a store with a VPC endpoint service before it connects the store: such a store
    /// is created, unless it is the service that has the error, and its connects end in the code that goes with the error.
    /// </summary>
    public string? Error { get; init; }

    /// <summary>The ConnectionErrorCode in which connects to this proxy end.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>Names it, without its secrets.</summary>
    public override string ToString() => $"{nameof(XksProxy)} {XksProxyUriEndpoint}";
}
