using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The services of one command, one for each connection, made when first asked for. Safe to use from several threads.</summary>
internal interface ICommandServices
{
    /// <summary>The service of a connection: the one that an earlier command used, where nothing has changed since.</summary>
    /// <exception cref="KmsException">
    /// No region or no credentials can be found, or the ones named do not exist. Asked again, it fails again at once.
    /// </exception>
    ICustomKeyStoreService Open(ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>The service of a connection that this command has opened; null where it has not, or where that failed.</summary>
    ICustomKeyStoreService? Opened(ConnectionSettings settings);
}
