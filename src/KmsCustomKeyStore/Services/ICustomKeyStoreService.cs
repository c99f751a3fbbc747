using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The custom key store operations of KMS in one region, in the module's own types.</summary>
internal interface ICustomKeyStoreService
{
    /// <summary>The region that is asked.</summary>
    string Region { get; }

    /// <summary>What named the region.</summary>
    string RegionOrigin { get; }

    /// <summary>Where the credentials come from; never what they are.</summary>
    string CredentialOrigin { get; }

    /// <summary>The address that is asked.</summary>
    Uri Endpoint { get; }

    /// <summary>Asks for one page.</summary>
    /// <exception cref="KmsException">Every failure but cancellation, of the service and on the way to it.</exception>
    Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a key store.</summary>
    /// <exception cref="KmsException">Every failure but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> CreateCustomKeyStoreAsync(CreateCustomKeyStoreRequest request, CancellationToken cancellationToken);

    /// <summary>Begins to connect a key store.</summary>
    /// <exception cref="KmsException">Every failure but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> ConnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);

    /// <summary>Begins to disconnect a key store.</summary>
    /// <exception cref="KmsException">Every failure but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> DisconnectCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);

    /// <summary>Changes a key store.</summary>
    /// <exception cref="KmsException">Every failure but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> UpdateCustomKeyStoreAsync(UpdateCustomKeyStoreRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes a key store.</summary>
    /// <exception cref="KmsException">Every failure but cancellation.</exception>
    Task<CustomKeyStoreOperationResponse> DeleteCustomKeyStoreAsync(string customKeyStoreId, CancellationToken cancellationToken);
}
