using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Finds the credentials that sign the requests.</summary>
/// <param name="clients">Parameters, files, and how STS and IAM Identity Center are reached.</param>
/// <param name="region">The region of STS for a profile that names none.</param>
internal sealed class CredentialResolver(ClientConfigurator clients, string region)
{
    private readonly ConnectionSettings _settings = clients.Connection;
    private readonly ProfileCredentials _profiles = new(clients, region);

    /// <summary>The profile that was named, or else the one that the session has set; null where there is none.</summary>
    /// <exception cref="KmsException">There is no profile of that name, or a file cannot be read.</exception>
    public static ProfileSection? ProfileInUse(ConnectionSettings settings, AwsConfiguration configuration)
    {
        bool isSessionInUse = settings.AccessKey is null && settings.Credential is null;
        string? name = settings.ProfileName ?? (isSessionInUse ? settings.SessionCredential as string : null);
        return name is null ? null : configuration.Find(name);
    }

    /// <summary>
    /// The first of these that there is: the keys given, the profile named, the credential given, the session's, and what is found
    /// in environment, profiles, container and instance.
    /// </summary>
    /// <param name="profile">The profile in use; null where there is none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="KmsException">The keys are incomplete, the profile has none, or no source has any.</exception>
    public CredentialsWithOrigin Resolve(ProfileSection? profile, CancellationToken cancellationToken)
    {
        if (_settings.AccessKey is not null || _settings.SecretKey is not null || _settings.SessionToken is not null)
        {
            return Literal();
        }

        return _settings switch
        {
            { ProfileName: not null } => _profiles.Of(profile!),
            { Credential: { } credential } => Given(credential, "-Credential"),
            _ when profile is not null => _profiles.Of(profile),
            { SessionCredential: { } credential } => Given(credential, "$StoredAWSCredentials"),
            _ => Search(cancellationToken),
        };
    }

    private CredentialsWithOrigin Literal()
        => _settings is { AccessKey: { } accessKey, SecretKey: { } secretKey }
            ? new CredentialsWithOrigin(
                AccessKeys.Make(accessKey, secretKey, _settings.SessionToken, "-AccessKey, -SecretKey or -SessionToken"),
                "-AccessKey and -SecretKey")
            : throw CredentialErrors.AccessKeyWithoutSecret();

    private static CredentialsWithOrigin Given(object credential, string origin) => new(
        credential is AccessKeyPair pair
            ? AccessKeys.Make(pair.AccessKey, pair.SecretKey, null, origin)
            : ForeignCredentials.Wrap(credential, origin),
        origin);

    private CredentialsWithOrigin Search(CancellationToken cancellationToken)
    {
        if (_settings.ProfileLocation is null && EnvironmentKeys.Find() is { } keys)
        {
            return new CredentialsWithOrigin(keys, EnvironmentKeys.Origin);
        }

        // The default profile, named or not, may hold only settings.
        string? named = ProfileNames.OfEnvironment;
        var profile = named is null ? clients.Configuration.TryFind(ProfileNames.Default) : clients.Configuration.Find(named);
        return (profile is null ? null : _profiles.TryOf(profile))
            ?? (_settings.ProfileLocation is null ? OfWebIdentity() : null)
            ?? OfContainer()
            ?? OfInstance(cancellationToken)
            ?? throw (named is null ? CredentialErrors.NotFound() : ProfileErrors.WithoutAnyCredentials(named));
    }

    private CredentialsWithOrigin? OfWebIdentity()
    {
        if (EnvironmentValue.Of("AWS_WEB_IDENTITY_TOKEN_FILE") is not { } tokenFile)
        {
            return null;
        }

        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = EnvironmentValue.Of("AWS_ROLE_ARN") ?? throw CredentialErrors.RoleMissing(),
            RoleSessionName = EnvironmentValue.Of("AWS_ROLE_SESSION_NAME") ?? RoleCredentials.NewSessionName(),
        };
        var sts = clients.Configure(new AmazonSecurityTokenServiceConfig(), region, clients.Endpoint("STS"));
        return new CredentialsWithOrigin(
            RoleCredentials.AssumeWithWebIdentity(clients.Expand(tokenFile), request, sts),
            "the environment's web identity (AWS_WEB_IDENTITY_TOKEN_FILE)");
    }

    private CredentialsWithOrigin? OfContainer()
        => ContainerCredentials.IsConfigured
            ? new CredentialsWithOrigin(new ContainerCredentials(clients), "the container's credentials endpoint")
            : null;

    private CredentialsWithOrigin? OfInstance(CancellationToken cancellationToken)
    {
        var instance = new InstanceMetadata(clients.Settings, _settings);
        var found = new CredentialsWithOrigin(new InstanceCredentials(instance), "the instance metadata");
        try
        {
            return Task.Run(() => instance.RoleAsync(cancellationToken), CancellationToken.None).GetAwaiter().GetResult() is null
                ? null
                : found;
        }
        catch (AmazonServiceException failure)
        {
            throw CredentialErrors.Failed(found.Origin, null, failure.Message, failure);
        }
    }
}
