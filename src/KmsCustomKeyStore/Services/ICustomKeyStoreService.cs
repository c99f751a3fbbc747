using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The custom key store operations of KMS in one region, in the types of the module.</summary>
internal interface ICustomKeyStoreService
{
    /// <summary>The region of the service.</summary>
    string Region { get; }

    /// <summary>Where the region comes from.</summary>
    string RegionOrigin { get; }

    /// <summary>Where the credentials come from. It never contains the credentials themselves.</summary>
    string CredentialOrigin { get; }

    /// <summary>The address that requests go to.</summary>
    Uri Endpoint { get; }

    /// <summary>Requests one page of the list.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken);

    /// <summary>Creates a key store.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(
        CreateCustomKeyStoreRequest request, CancellationToken cancellationToken);

    /// <summary>Starts to connect a key store.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);

    /// <summary>Starts to disconnect a key store.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);

    /// <summary>Changes a key store.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(
        UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes a key store.</summary>
    /// <exception cref="KmsException">The request failed, for any reason but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);
}
