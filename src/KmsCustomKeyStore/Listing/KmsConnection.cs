using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>The services of a command's regions and accounts, and what its messages say of them.</summary>
/// <param name="begin">Begins the command in the adapter; called when the first service is opened.</param>
/// <param name="settings">What the parameters and the session say of the connection, without region and profile.</param>
/// <param name="regionParameters">The regions that were given as parameters; any other comes from a piped object.</param>
/// <param name="cancellationToken">Ends the search for a region and for credentials.</param>
internal sealed class KmsConnection(
    Func<ICommandServices> begin, ConnectionSettings settings, IReadOnlyCollection<string?> regionParameters, CancellationToken cancellationToken)
{
    private readonly Lazy<ICommandServices> _services = new(begin);
    private readonly HashSet<AccountRegion> _introduced = [];

    /// <summary>What the parameters and the session say of the connection, without region and profile.</summary>
    public ConnectionSettings Settings => settings;

    /// <summary>The service of a region and account.</summary>
    /// <exception cref="KmsException">It cannot be made; asked again, it fails again at once.</exception>
    public ICustomKeyStoreService Open(AccountRegion accountRegion) => _services.Value.Open(SettingsOf(accountRegion), cancellationToken);

    /// <summary>The service of a region and account that leaves trying again to its caller.</summary>
    /// <exception cref="KmsException">It cannot be made; asked again, it fails again at once.</exception>
    public ICustomKeyStoreService OpenWithoutRetries(AccountRegion accountRegion)
        => _services.Value.Open(WithoutRetries(SettingsOf(accountRegion)), cancellationToken);

    /// <summary>Whether a service of the region and account was opened.</summary>
    public bool IsOpen(AccountRegion accountRegion) => Opened(accountRegion) is not null;

    /// <summary>What the verbose stream says of a service once, when it was opened; nothing after that.</summary>
    public IEnumerable<string> IntroduceOnce(AccountRegion accountRegion)
        => Opened(accountRegion) is { } service && _introduced.Add(accountRegion)
            ? [
                $"Region {service.Region} from {service.RegionOrigin}.",
                $"Credentials from {service.CredentialOrigin}.",
                $"Asking {service.Endpoint}.",
            ]
            : [];

    /// <summary>Adds to a failure the region and profile that it came from, as far as it does not say them itself.</summary>
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
