using System.Collections.Concurrent;
using Amazon;
using Amazon.KeyManagementService;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Pipeline;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>The services of one command, over the AWS SDK.</summary>
internal sealed class CommandServices : ICommandServices
{
    private readonly ConcurrentDictionary<ConnectionSettings, Lazy<CustomKeyStoreService>> _services = new();
    private readonly ConcurrentDictionary<string, Lazy<CredentialsWithOrigin>> _credentials = new();

    /// <inheritdoc/>
    public ICustomKeyStoreService Open(ConnectionSettings settings, CancellationToken cancellationToken)
        => _services.GetOrAdd(settings, _ => new Lazy<CustomKeyStoreService>(() =>
        {
            var configuration = AwsConfiguration.Of(settings);
            var session = ClientCache.Current();
            return session.Service(settings, configuration, () => Make(session, configuration, settings, cancellationToken));
        })).Value;

    /// <inheritdoc/>
    public ICustomKeyStoreService? Opened(ConnectionSettings settings)
        => _services.TryGetValue(settings, out var service) && service.IsValueCreated ? service.Value : null;

    private CustomKeyStoreService Make(
        ClientCache session, AwsConfiguration configuration, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var profile = CredentialResolver.ProfileInUse(settings, configuration);
        var region = RegionResolver.Resolve(settings, configuration, profile, cancellationToken)
            ?? throw ConnectionSettingErrors.RegionNotFound();
        var clients = new ClientConfigurator(settings, configuration, profile ?? configuration.DefaultProfile);
        var endpoint = settings.EndpointUrl ?? clients.Endpoint("KMS");
        RegionResolver.Check(region.Name, isEndpointGiven: endpoint is not null);

        var config = clients.Configure(new AmazonKeyManagementServiceConfig(), region.Name, endpoint);

        // Retries where the server has closed an idle connection. The SDK would make ten.
        config.MaxStaleConnectionRetries = 1;
        config.MaxErrorRetry = settings.MaximumRetryCount ?? config.MaxErrorRetry;

        var credentials = Credentials(session, clients, profile, region.Name, cancellationToken);
        return new CustomKeyStoreService(new KmsClient(credentials.Value, config), region, credentials, settings)
        {
            Folder = clients.FolderUsed ?? credentials.Folder,
        };
    }

    // The regions of a command share one search for credentials and its result, a failure too.
    private CredentialsWithOrigin Credentials(
        ClientCache session, ClientConfigurator clients, ProfileSection? profile, string region, CancellationToken cancellationToken)
    {
        var settings = clients.Connection;
        string partition = RegionEndpoint.GetBySystemName(region).PartitionName;
        var found = _credentials.GetOrAdd(
            $"{partition}/{settings.ProfileName}",
            _ => new Lazy<CredentialsWithOrigin>(() => session.Credentials(
                settings,
                clients.Configuration,
                partition,
                () => new CredentialResolver(clients, region).Resolve(profile, cancellationToken) with { Folder = clients.FolderUsed })));
        try
        {
            return found.Value;
        }
        catch (KmsException failure)
        {
            throw failure.ForAnotherAccountRegion().At(region, settings.ProfileName);
        }
    }
}
