namespace KmsCustomKeyStore;

/// <summary>One page of DescribeCustomKeyStores, as <c>-Select *</c> writes it.</summary>
public sealed class DescribeCustomKeyStoresResponse
{
    /// <summary>The page's stores; empty where the page has none.</summary>
    public IReadOnlyList<CustomKeyStore> CustomKeyStores { get; set; } = [];

    /// <summary>Where the next page starts; null on the last page.</summary>
    public string? NextMarker { get; set; }

    /// <summary>Whether more pages follow.</summary>
    public bool Truncated { get; set; }

    /// <summary>The region that was asked.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was asked with; null where none was named.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The id that the service gave the request; null where it gave none.</summary>
    internal string? RequestId { get; set; }
}
