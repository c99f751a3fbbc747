using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Services;
using StsCredentials = Amazon.SecurityToken.Model.Credentials;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Temporary credentials of a role. The SDK's own ask STS in the region of the process's defaults; these ask in that of
/// the profile, which is the one that has its partition, and at the profile's endpoint.
/// </summary>
internal sealed class RoleCredentials : RefreshingCredentials
{
    private readonly Func<CancellationToken, Task<StsCredentials?>> _assume;

    private RoleCredentials(Func<CancellationToken, Task<StsCredentials?>> assume) => _assume = assume;

    /// <inheritdoc/>
    protected override string Asked => "STS";

    /// <summary>A role that other credentials may assume.</summary>
    public static RoleCredentials Assume(AWSCredentials source, AssumeRoleRequest request, AmazonSecurityTokenServiceConfig config)
        => new(async cancellationToken =>
        {
            var keys = await KeysOfAsync(source, cancellationToken).ConfigureAwait(false);
            using var service = new StsClient(
                keys.UseToken ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token) : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey), config);
            return (await UntilAsync(service.AssumeRoleAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false)).Credentials;
        });

    /// <summary>A role that the bearer of a token may assume; the token's file is read each time.</summary>
    public static RoleCredentials AssumeWithWebIdentity(string tokenFile, string role, string? sessionName, AmazonSecurityTokenServiceConfig config)
        => new(async cancellationToken =>
        {
            using var service = new StsClient(new AnonymousAWSCredentials(), config);
            var request = new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = role,
                RoleSessionName = sessionName ?? NewSessionName(),
                WebIdentityToken = File.ReadAllText(tokenFile),
            };
            return (await UntilAsync(service.AssumeRoleWithWebIdentityAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false)).Credentials;
        });

    /// <summary>A name for a session that was given none.</summary>
    public static string NewSessionName() => $"KmsCustomKeyStore-{DateTime.UtcNow.Ticks}";

    /// <summary>How STS is reached for a profile.</summary>
    /// <param name="region">The region to ask in.</param>
    /// <param name="profile">The profile whose endpoints count; null for those of the environment alone.</param>
    /// <param name="settings">How long a connection may take.</param>
    public static AmazonSecurityTokenServiceConfig Service(string region, Profile? profile, ConnectionSettings settings)
    {
        var config = new AmazonSecurityTokenServiceConfig
        {
            Profile = profile,
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            AuthenticationRegion = region,
        };
        HttpBounds.Apply(settings, config);
        return config;
    }

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
        => await _assume(cancellationToken).ConfigureAwait(false) is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0, Expiration: { } end } keys
            ? (new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), end.ToUniversalTime())
            : throw new InvalidDataException("There are no keys in the reply, or not the time at which they end.");
}
