using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The services of one command, one for each connection. It is thread-safe.</summary>
internal interface ICommandServices
{
    /// <summary>Opens the service of a connection, or returns that of an earlier command if nothing has changed since.</summary>
    /// <exception cref="KmsException">
    /// Region or credentials were not found, or are named and do not exist. Later calls fail at once with the same error.
    /// </exception>
    ICustomKeyStoreService Open(ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>The service that this command has opened for a connection; null if it has not, or if that failed.</summary>
    ICustomKeyStoreService? Opened(ConnectionSettings settings);
}
