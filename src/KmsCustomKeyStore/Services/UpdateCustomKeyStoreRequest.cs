namespace KmsCustomKeyStore.Services;

/// <summary>A request of UpdateCustomKeyStore. Null values stay as they are.</summary>
internal sealed class UpdateCustomKeyStoreRequest : KeyStoreRequest
{
    public string CustomKeyStoreId { get; init; } = string.Empty;

    public string? NewCustomKeyStoreName { get; init; }
}
