using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>Makes the service for a region and a set of credentials.</summary>
internal interface ICustomKeyStoreServiceFactory
{
    /// <exception cref="KmsException">
    /// No region or no credentials can be found, or the ones named do not exist.
    /// </exception>
    ICustomKeyStoreService Create(ConnectionSettings settings, CancellationToken cancellationToken);
}
