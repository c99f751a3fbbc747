using Amazon.KeyManagementService;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>Makes services over the AWS SDK. The module finds this class by its name.</summary>
internal sealed class CustomKeyStoreServiceFactory : ICustomKeyStoreServiceFactory
{
    /// <inheritdoc/>
    public ICustomKeyStoreService Create(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var profile = SharedProfile.Find(settings.ProfileName);
        string region = RegionSource.Resolve(settings, profile, cancellationToken);
        var config = new AmazonKeyManagementServiceConfig
        {
            // Naming the profile here would also let its other settings (endpoint, FIPS, retries) count.
            Profile = profile is null ? null : new Amazon.Profile(profile.Name),
        };

        if (settings.EndpointUrl is null)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = settings.EndpointUrl.ToString();
            config.AuthenticationRegion = region;
        }

        var credentials = CredentialSource.Resolve(settings, profile, config);
        return new CustomKeyStoreService(new AmazonKeyManagementServiceClient(credentials, config), region, settings.ProfileName);
    }
}
