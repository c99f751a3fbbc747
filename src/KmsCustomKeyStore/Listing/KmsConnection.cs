using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>Opens the services of a command, one for each region and account, and describes them in its messages.</summary>
/// <param name="begin">Begins the command in the adapter. It is called when the first service is opened.</param>
/// <param name="settings">The connection that parameters and session describe, without region and profile.</param>
/// <param name="regionParameters">The regions that were given as parameters. Any other region comes from a piped object.</param>
/// <param name="cancellationToken">Cancels the search for a region and for credentials.</param>
internal sealed class KmsConnection(
    Func<ICommandServices> begin,
    ConnectionSettings settings,
    IReadOnlyCollection<string?> regionParameters,
    CancellationToken cancellationToken)
{
    private readonly Lazy<ICommandServices> _services = new(begin);
    private readonly HashSet<AccountRegion> _introduced = [];

    /// <summary>The connection that parameters and session describe, without region and profile.</summary>
    public ConnectionSettings Settings => settings;

    /// <summary>Opens the service of a region and account.</summary>
    /// <exception cref="KmsException">The service cannot be opened. Later calls fail at once with the same error.</exception>
    public ICustomKeyStoreService Open(AccountRegion accountRegion) => _services.Value.Open(SettingsOf(accountRegion), cancellationToken);

    /// <summary>Opens the service of a region and account without retries, for callers that try again themselves.</summary>
    /// <exception cref="KmsException">The service cannot be opened. Later calls fail at once with the same error.</exception>
    public ICustomKeyStoreService OpenWithoutRetries(AccountRegion accountRegion)
        => _services.Value.Open(WithoutRetries(SettingsOf(accountRegion)), cancellationToken);

    /// <summary>Whether the service of a region and account has been opened.</summary>
    public bool IsOpen(AccountRegion accountRegion) => Opened(accountRegion) is not null;

    /// <summary>Describes a service for the verbose stream, the first time only after it has been opened.</summary>
    public IEnumerable<string> IntroduceOnce(AccountRegion accountRegion)
        => Opened(accountRegion) is { } service && _introduced.Add(accountRegion)
            ? [
                $"Region {service.Region} from {service.RegionOrigin}.",
                $"Credentials from {service.CredentialOrigin}.",
                $"Asking {service.Endpoint}.",
            ]
            : [];

    /// <summary>Adds the region and profile of a failure, unless it has them already.</summary>
    public KmsException Locate(KmsException failure, AccountRegion accountRegion)
        => failure.At(Opened(accountRegion)?.Region ?? accountRegion.Region, accountRegion.ProfileName);

    private static ConnectionSettings WithoutRetries(ConnectionSettings settings) => settings with { MaximumRetryCount = 0 };

    private ICustomKeyStoreService? Opened(AccountRegion accountRegion)
        => !_services.IsValueCreated ? null
            : _services.Value.Opened(SettingsOf(accountRegion)) ?? _services.Value.Opened(WithoutRetries(SettingsOf(accountRegion)));

    private ConnectionSettings SettingsOf(AccountRegion accountRegion) => settings with
    {
        Region = accountRegion.Region,
        RegionOrigin = regionParameters.Contains(accountRegion.Region) ? "-Region" : "the piped object",
        ProfileName = accountRegion.ProfileName,
    };
}
