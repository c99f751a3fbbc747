using System.Collections.Concurrent;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Http;
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
        => _services.GetOrAdd(settings, _ => new Lazy<CustomKeyStoreService>(() => ProfileFiles.Read(() =>
        {
            var session = ClientCache.Current();
            return session.Service(settings, () => Make(session, settings, cancellationToken));
        }))).Value;

    /// <inheritdoc/>
    public ICustomKeyStoreService? Opened(ConnectionSettings settings)
        => _services.TryGetValue(settings, out var service) && service.IsValueCreated ? service.Value : null;

    private CustomKeyStoreService Make(ClientCache session, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var profile = CredentialResolver.ProfileInUse(settings);
        var region = RegionResolver.Resolve(settings, profile, cancellationToken)
            ?? throw ConnectionSettingErrors.RegionNotFound();
        RegionResolver.Check(region.Name, isEndpointGiven: settings.EndpointUrl is not null);

        var config = new AmazonKeyManagementServiceConfig
        {
            // The SDK takes other settings from it too, such as endpoints and retries.
            Profile = profile is null ? null : new Profile(profile.Name, settings.ProfileLocation),

            // Retries where the server has closed an idle connection. The SDK would make ten.
            MaxStaleConnectionRetries = 1,
        };
        Apply(settings, region.Name, config);
        Apply(profile ?? ProfileFiles.Default(settings.ProfileLocation), config);

        var credentials = Credentials(session, settings, profile, region.Name, cancellationToken);
        return new CustomKeyStoreService(Client(credentials, config), region, credentials, settings);
    }

    private static KmsClient Client(CredentialsWithOrigin credentials, AmazonKeyManagementServiceConfig config)
    {
        try
        {
            return new KmsClient(credentials.Value, config);
        }
        catch (AmazonClientException unusable)
        {
            throw ConnectionSettingErrors.SettingUnusable(unusable);
        }
    }

    // The regions of a command share one search for credentials and its result, a failure too.
    private CredentialsWithOrigin Credentials(
        ClientCache session, ConnectionSettings settings, CredentialProfile? profile, string region, CancellationToken cancellationToken)
    {
        string partition = RegionEndpoint.GetBySystemName(region).PartitionName;
        var found = _credentials.GetOrAdd(
            $"{partition}/{settings.ProfileName}",
            _ => new Lazy<CredentialsWithOrigin>(() => session.Credentials(
                settings, partition, () => CredentialResolver.Resolve(settings, profile, region, cancellationToken))));
        try
        {
            return found.Value;
        }
        catch (KmsException failure)
        {
            throw failure.ForAnotherAccountRegion().At(region, settings.ProfileName);
        }
    }

    private static void Apply(ConnectionSettings settings, string region, AmazonKeyManagementServiceConfig config)
    {
        if (settings.EndpointUrl is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = settings.EndpointUrl.ToString();
        }

        // Where an endpoint is set, even by the environment, the SDK would sign for its own default region.
        config.AuthenticationRegion = region;

        if (settings.MaximumRetryCount is { } retries)
        {
            config.MaxErrorRetry = retries;
        }

#if NETFRAMEWORK
        if (settings.SkipCertificateCheck)
        {
            throw ConnectionSettingErrors.SkipCertificateCheckUnsupported();
        }

        HttpBounds.Apply(settings, config);
#else
        HttpBounds.Apply(settings, config, checksCertificates: !settings.SkipCertificateCheck);
#endif
    }

    // The SDK reads these only once in a process, and never from a profile that is named.
    private static void Apply(CredentialProfile? profile, AmazonKeyManagementServiceConfig config)
    {
        bool isEndpointGiven = config.ServiceURL is not null;
        config.UseFIPSEndpoint = !isEndpointGiven
            && (EnvironmentValue.Flag("AWS_USE_FIPS_ENDPOINT") ?? profile?.UseFIPSEndpoint ?? false);
        config.UseDualstackEndpoint = !isEndpointGiven
            && (EnvironmentValue.Flag("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.UseDualstackEndpoint ?? false);
    }
}
