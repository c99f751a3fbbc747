using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Temporary credentials of a role, renewed when they end. The SDK's own ask STS in the region of the process's defaults;
/// these ask in that of the profile, which is the one that has its partition, and at the profile's endpoint.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly Func<Task<Credentials>> _assume;

    private RoleCredentials(Func<Task<Credentials>> assume)
    {
        _assume = assume;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>A role that other credentials may assume.</summary>
    public static RoleCredentials Assume(AWSCredentials source, AssumeRoleRequest request, AmazonSecurityTokenServiceConfig config, CancellationToken cancellationToken)
        => new(async () =>
        {
            using var service = new AmazonSecurityTokenServiceClient(source, config);
            return (await service.AssumeRoleAsync(request, cancellationToken).ConfigureAwait(false)).Credentials;
        });

    /// <summary>A role that the bearer of a token may assume; the token's file is read each time.</summary>
    public static RoleCredentials AssumeWithWebIdentity(string tokenFile, string role, string? sessionName, AmazonSecurityTokenServiceConfig config, CancellationToken cancellationToken)
        => new(async () =>
        {
            using var service = new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), config);
            var request = new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = role,
                RoleSessionName = sessionName ?? NewSessionName(),
                WebIdentityToken = File.ReadAllText(tokenFile),
            };
            return (await service.AssumeRoleWithWebIdentityAsync(request, cancellationToken).ConfigureAwait(false)).Credentials;
        });

    /// <summary>A name for a session that was given none.</summary>
    public static string NewSessionName() => $"KmsCustomKeyStore-{DateTime.UtcNow.Ticks}";

    /// <summary>How STS is reached for a profile.</summary>
    /// <param name="region">The region to ask in.</param>
    /// <param name="profile">The profile whose endpoints count; null for those of the environment alone.</param>
    public static AmazonSecurityTokenServiceConfig Service(string region, Profile? profile) => new()
    {
        Profile = profile,
        RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        AuthenticationRegion = region,
    };

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var credentials = await _assume().ConfigureAwait(false);
        return credentials.Expiration is { } expiration
            ? new CredentialsRefreshState(new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken), expiration)
            : throw new KmsException(ErrorIds.CredentialsFailed, "STS gave credentials without saying when they end.");
    }
}
