using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Services;

/// <summary>A request of CreateCustomKeyStore.</summary>
internal sealed class CreateCustomKeyStoreRequest : KeyStoreRequest
{
    public string CustomKeyStoreName { get; init; } = string.Empty;

    public string CustomKeyStoreType { get; init; } = KnownValues.AwsCloudHsm;

    /// <summary>The PEM text of the certificate.</summary>
    public string? TrustAnchorCertificate { get; init; }
}
