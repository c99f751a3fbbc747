using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>Makes the service for a region and a set of credentials, once for a session.</summary>
internal interface ICustomKeyStoreServiceFactory
{
    /// <summary>The service; the one that an earlier command was given, where nothing has changed since.</summary>
    /// <exception cref="KmsException">
    /// No region or no credentials can be found, or the ones named do not exist.
    /// </exception>
    ICustomKeyStoreService Create(ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>Prepares the process for a first reply; asks nobody and never fails.</summary>
    Task WarmUpAsync();

    /// <summary>Forgets all services.</summary>
    void Forget();
}
