namespace KmsCustomKeyStore;

/// <summary>One page of DescribeCustomKeyStores, as <c>-Select *</c> writes it.</summary>
public sealed class DescribeCustomKeyStoresResponse
{
    /// <summary>The stores of the page; empty if it has none.</summary>
    public IReadOnlyList<CustomKeyStore> CustomKeyStores { get; set; } = [];

    /// <summary>Where the next page starts; null on the last page.</summary>
    public string? NextMarker { get; set; }

    /// <summary>Whether more pages follow.</summary>
    public bool Truncated { get; set; }

    /// <summary>The region of the stores.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was named for the request; null if none was.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The request id of the service; null if it sent none.</summary>
    internal string? RequestId { get; set; }
}
