namespace KmsCustomKeyStore;

/// <summary>
/// Whether a custom key store is well, as <c>Test-KMSCustomKeyStore</c> judges it.
/// Can be made by hand for tests: <c>[KmsCustomKeyStore.CustomKeyStoreHealth]@{ Healthy = $true }</c>.
/// </summary>
public sealed class CustomKeyStoreHealth
{
    /// <summary>The id of the store.</summary>
    public string? CustomKeyStoreId { get; set; }

    /// <summary>The name of the store.</summary>
    public string? CustomKeyStoreName { get; set; }

    /// <summary>Whether nothing was found that needs a person.</summary>
    public bool Healthy { get; set; }

    /// <summary>The state that the store is in.</summary>
    public string? ConnectionState { get; set; }

    /// <summary>What was found; empty for a healthy store.</summary>
    public IReadOnlyList<CustomKeyStoreFinding> Findings { get; set; } = [];

    /// <summary>The region that was asked.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was asked with; null where none was named.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The store itself.</summary>
    public CustomKeyStore? CustomKeyStore { get; set; }

    /// <summary>The store's name, or its id where it has none.</summary>
    public override string ToString() => CustomKeyStoreName ?? CustomKeyStoreId ?? string.Empty;
}
