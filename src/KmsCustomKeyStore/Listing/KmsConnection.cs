using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>Opens the services of a command, one for each region and account, and describes them in its messages.</summary>
/// <param name="begin">Begins the command in the adapter. It is called when the first service is opened.</param>
/// <param name="settings">The connection that parameters and session describe, without region and profile.</param>
/// <param name="parameters">The regions and accounts that parameters name. Any other region comes from a piped object.</param>
/// <param name="cancellationToken">Cancels the search for a region and for credentials.</param>
internal sealed class KmsConnection(
    Func<ICommandServices> begin,
    ConnectionSettings settings,
    IReadOnlyList<AccountRegion> parameters,
    CancellationToken cancellationToken)
{
    private readonly Lazy<ICommandServices> _services = new(begin);
    private readonly HashSet<ICustomKeyStoreService> _introduced = [];

    /// <summary>The connection that parameters and session describe, without region and profile.</summary>
    public ConnectionSettings Settings => settings;

    /// <summary>Opens the service of a region and account.</summary>
    /// <exception cref="KmsException">The service cannot be opened. Later calls fail at once with the same error.</exception>
    public ICustomKeyStoreService Open(AccountRegion accountRegion) => _services.Value.Open(SettingsOf(accountRegion), cancellationToken);

    /// <summary>Opens the service of a region and account without retries, for callers that try again themselves.</summary>
    /// <exception cref="KmsException">The service cannot be opened. Later calls fail at once with the same error.</exception>
    public ICustomKeyStoreService OpenWithoutRetries(AccountRegion accountRegion)
        => _services.Value.Open(WithoutRetries(SettingsOf(accountRegion)), cancellationToken);

    /// <summary>The service of a region and account that has been opened; null if none has.</summary>
    public ICustomKeyStoreService? Opened(AccountRegion accountRegion)
        => !_services.IsValueCreated ? null
            : _services.Value.Opened(SettingsOf(accountRegion)) ?? _services.Value.Opened(WithoutRetries(SettingsOf(accountRegion)));

    /// <summary>Describes a service for the verbose stream, the first time only.</summary>
    public string[] IntroduceOnce(ICustomKeyStoreService service)
        => _introduced.Add(service)
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

    private ConnectionSettings SettingsOf(AccountRegion accountRegion) => settings with
    {
        Region = accountRegion.Region,
        RegionOrigin = IsParameter(accountRegion.Region) ? "-Region" : "the piped object",
        ProfileName = accountRegion.ProfileName,
    };

    private bool IsParameter(string? region)
    {
        foreach (var given in parameters)
        {
            if (given.Region == region)
            {
                return true;
            }
        }

        return false;
    }
}
