namespace KmsCustomKeyStore;

/// <summary>
/// Whether a custom key store is healthy, as <c>Test-KMSCustomKeyStore</c> judges it. Tests can create one:
/// <c>[KmsCustomKeyStore.CustomKeyStoreHealth]@{ Healthy = $true }</c>.
/// </summary>
public sealed class CustomKeyStoreHealth
{
    /// <summary>The id of the store.</summary>
    public string? CustomKeyStoreId { get; set; }

    /// <summary>The name of the store.</summary>
    public string? CustomKeyStoreName { get; set; }

    /// <summary>Whether nothing needs attention.</summary>
    public bool Healthy { get; set; }

    /// <summary>The state of the store.</summary>
    public string? ConnectionState { get; set; }

    /// <summary>What was found; empty for a healthy store.</summary>
    public IReadOnlyList<CustomKeyStoreFinding> Findings { get; set; } = [];

    /// <summary>The region of the store.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was named to find the store; null if none was.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The store itself.</summary>
    public CustomKeyStore? CustomKeyStore { get; set; }

    /// <summary>The name of the store, or its id if it has no name.</summary>
    public override string ToString() => CustomKeyStoreName ?? CustomKeyStoreId ?? string.Empty;
}
