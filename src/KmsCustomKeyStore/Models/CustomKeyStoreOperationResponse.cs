namespace KmsCustomKeyStore;

/// <summary>
/// The reply of CreateCustomKeyStore, ConnectCustomKeyStore, DisconnectCustomKeyStore, UpdateCustomKeyStore or
/// DeleteCustomKeyStore, as <c>-Select *</c> writes it.
/// </summary>
public sealed class CustomKeyStoreOperationResponse
{
    /// <summary>The store that was created or changed.</summary>
    public string? CustomKeyStoreId { get; set; }

    /// <summary>The region of the store.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was named for the request; null if none was.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The request id of the service.</summary>
    public string? RequestId { get; set; }

    /// <summary>The HTTP status of the reply.</summary>
    public int HttpStatusCode { get; set; }
}
