namespace KmsCustomKeyStore.Services;

/// <summary>What UpdateCustomKeyStore is told to change.</summary>
internal sealed class UpdateCustomKeyStoreRequest : KeyStoreRequest
{
    public string CustomKeyStoreId { get; init; } = string.Empty;

    public string? NewCustomKeyStoreName { get; init; }
}
