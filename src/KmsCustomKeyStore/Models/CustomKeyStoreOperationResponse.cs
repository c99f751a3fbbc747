namespace KmsCustomKeyStore;

/// <summary>
/// The reply to a change, as <c>-Select *</c> writes it: that of CreateCustomKeyStore, ConnectCustomKeyStore,
/// DisconnectCustomKeyStore, UpdateCustomKeyStore or DeleteCustomKeyStore.
/// </summary>
public sealed class CustomKeyStoreOperationResponse
{
    /// <summary>The store that was created or changed.</summary>
    public string? CustomKeyStoreId { get; set; }

    /// <summary>The region that was asked.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that was asked with; null where none was named.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The id that the service gave the request.</summary>
    public string? RequestId { get; set; }

    /// <summary>The HTTP status of the reply.</summary>
    public int HttpStatusCode { get; set; }
}
