namespace KmsCustomKeyStore;

/// <summary>
/// A request of DescribeCustomKeyStores. <c>Get-KMSCustomKeyStore -GenerateCliSkeleton Input</c> writes an empty one to fill in. When
/// it is piped to the cmdlet, empty strings and a limit of 0 count as absent.
/// </summary>
public sealed class DescribeCustomKeyStoresRequest
{
    /// <summary>The id of the wanted store, 1 to 64 characters. It excludes a name.</summary>
    public string? CustomKeyStoreId { get; set; } = string.Empty;

    /// <summary>The name of the wanted store, 1 to 256 characters. It excludes an id.</summary>
    public string? CustomKeyStoreName { get; set; } = string.Empty;

    /// <summary>How many stores a page may hold, 1 to 1000; 0 for the default of the service.</summary>
    public int Limit { get; set; }

    /// <summary>Where to start: the NextMarker of an earlier page, 1 to 1024 characters.</summary>
    public string? Marker { get; set; } = string.Empty;
}
