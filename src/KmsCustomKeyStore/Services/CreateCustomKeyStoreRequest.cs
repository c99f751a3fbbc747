using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Services;

/// <summary>What CreateCustomKeyStore is told.</summary>
internal sealed class CreateCustomKeyStoreRequest : KeyStoreRequest
{
    public string CustomKeyStoreName { get; init; } = string.Empty;

    public string CustomKeyStoreType { get; init; } = KnownValues.AwsCloudHsm;

    /// <summary>The PEM text.</summary>
    public string? TrustAnchorCertificate { get; init; }
}
