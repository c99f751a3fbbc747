namespace KmsCustomKeyStore;

/// <summary>
/// What DescribeCustomKeyStores can be asked. <c>Get-KMSCustomKeyStore -GenerateCliSkeleton Input</c> writes an
/// empty one to fill in; piped to the cmdlet, an empty string and a limit of 0 count as absent.
/// </summary>
public sealed class DescribeCustomKeyStoresRequest
{
    /// <summary>Ask for the store with this id, 1 to 64 characters. Not together with a name.</summary>
    public string? CustomKeyStoreId { get; set; } = string.Empty;

    /// <summary>Ask for the store with this name, 1 to 256 characters. Not together with an id.</summary>
    public string? CustomKeyStoreName { get; set; } = string.Empty;

    /// <summary>How many stores a page may hold, 1 to 1000; 0 leaves it to the service.</summary>
    public int Limit { get; set; }

    /// <summary>Where to start: the NextMarker of an earlier page, 1 to 1024 characters.</summary>
    public string? Marker { get; set; } = string.Empty;
}
