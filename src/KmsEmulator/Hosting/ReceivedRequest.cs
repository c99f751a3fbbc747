using KmsEmulator.Wire;

namespace KmsEmulator.Hosting;

/// <summary>An API request (<c>POST /</c>) as it arrived, without its signature, secrets or session token.</summary>
public sealed record ReceivedRequest
{
    /// <summary>The id the reply carries in <c>x-amzn-RequestId</c>: a GUID.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the request arrived, in UTC.</summary>
    public required DateTimeOffset TimeReceived { get; init; }

    /// <summary>The operation named in <c>X-Amz-Target</c>, or null when the header names no KMS operation.</summary>
    public required string? Operation { get; init; }

    /// <summary>
    /// The body as text, with <c>***</c> in place of a KeyStorePassword, a RawSecretAccessKey, or an
    /// XksProxyAuthenticationCredential that is no object. Of a body that is no JSON object and speaks of any, only the
    /// length is told.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>Who the request says it is from; null when its Authorization header is absent or malformed.</summary>
    public required CredentialScope? Credential { get; init; }

    /// <summary>Whether the request carried a session token (<c>X-Amz-Security-Token</c>).</summary>
    public required bool HasSessionToken { get; init; }

    /// <summary>The <c>User-Agent</c> header; empty when absent.</summary>
    public required string UserAgent { get; init; }
}
