using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Finds the credentials that sign the requests.</summary>
internal static class CredentialResolver
{
    /// <summary>The profile that was named, or that the session has set; null where there is none.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile? ProfileInUse(ConnectionSettings settings)
        => settings.ProfileName is not null ? ProfileFiles.Find(settings.ProfileName, settings.ProfileLocation)
            : settings.AccessKey is null && settings.Credential is null && settings.SessionCredential is string name ? ProfileFiles.Find(name, settings.ProfileLocation)
            : null;

    /// <summary>
    /// The keys given, else the profile named, else the credential given, else the session's, else what is found in
    /// environment, profiles, container and instance.
    /// </summary>
    /// <param name="settings">What was given.</param>
    /// <param name="profile">The profile in use; null where there is none.</param>
    /// <param name="region">The region to ask STS in for a profile that names none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="KmsException">The keys are incomplete, the profile has none, or there are none anywhere.</exception>
    public static CredentialsWithOrigin Resolve(ConnectionSettings settings, CredentialProfile? profile, string region, CancellationToken cancellationToken)
    {
        var profiles = new ProfileCredentials(settings, region);
        return settings.AccessKey is not null || settings.SecretKey is not null || settings.SessionToken is not null ? Literal(settings)
            : settings.ProfileName is not null ? profiles.Of(profile!)
            : settings.Credential is not null ? Given(settings.Credential, "-Credential")
            : profile is not null ? profiles.Of(profile)
            : settings.SessionCredential is not null ? Given(settings.SessionCredential, "$StoredAWSCredentials")
            : Search(settings, profiles, region, cancellationToken);
    }

    private static CredentialsWithOrigin Literal(ConnectionSettings settings)
    {
        if (settings.AccessKey is null || settings.SecretKey is null)
        {
            throw CredentialErrors.AccessKeyWithoutSecret(settings.AccessKey);
        }

        AWSCredentials credentials = settings.SessionToken is null
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
        return new CredentialsWithOrigin(credentials, "-AccessKey and -SecretKey");
    }

    private static CredentialsWithOrigin Given(object credential, string origin) => new(
        credential is AccessKeyPair pair
            ? new BasicAWSCredentials(pair.AccessKey, pair.SecretKey)
            : ForeignCredentials.Wrap(credential, origin),
        origin);

    private static CredentialsWithOrigin Search(
        ConnectionSettings settings, ProfileCredentials profiles, string region, CancellationToken cancellationToken)
        => (settings.ProfileLocation is null ? OfEnvironment(settings, region) : null)
            ?? OfDefaultProfile(settings, profiles)
            ?? OfContainer(settings)
            ?? OfInstance(cancellationToken)
            ?? throw CredentialErrors.NotFound();

    private static CredentialsWithOrigin? OfEnvironment(ConnectionSettings settings, string region)
        => EnvironmentValue.Of("AWS_ACCESS_KEY_ID") is not null && EnvironmentValue.Of("AWS_SECRET_ACCESS_KEY") is not null
            ? new CredentialsWithOrigin(new EnvironmentVariablesAWSCredentials(), "the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
            : EnvironmentValue.Of("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && EnvironmentValue.Of("AWS_ROLE_ARN") is { } role
                ? new CredentialsWithOrigin(
                    RoleCredentials.AssumeWithWebIdentity(file, role, EnvironmentValue.Of("AWS_ROLE_SESSION_NAME"), RoleCredentials.Service(region, null, settings)),
                    "the environment's web identity (AWS_WEB_IDENTITY_TOKEN_FILE)")
                : null;

    // A default profile may hold settings alone; one that AWS_PROFILE names is meant to be used.
    private static CredentialsWithOrigin? OfDefaultProfile(ConnectionSettings settings, ProfileCredentials profiles)
        => EnvironmentValue.Of("AWS_PROFILE") is { } name ? profiles.Of(ProfileFiles.Find(name, settings.ProfileLocation))
            : ProfileFiles.Default(settings.ProfileLocation) is { CanCreateAWSCredentials: true } profile ? profiles.Of(profile)
            : null;

    private static CredentialsWithOrigin? OfContainer(ConnectionSettings settings)
    {
        if (EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is null && EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_FULL_URI") is null)
        {
            return null;
        }

        try
        {
            return new CredentialsWithOrigin(new ContainerCredentials(settings), "the container's credentials endpoint");
        }
        catch (Exception unusable) when (unusable is ArgumentException or UriFormatException)
        {
            throw CredentialErrors.ContainerEndpointUnusable(unusable);
        }
    }

    private static CredentialsWithOrigin? OfInstance(CancellationToken cancellationToken)
    {
        if (!InstanceMetadata.Answers(cancellationToken))
        {
            return null;
        }

        try
        {
            return new CredentialsWithOrigin(InstanceMetadata.Ask(() => new InstanceProfileAWSCredentials(), cancellationToken), "the instance metadata");
        }
        catch (Exception none) when (none is AmazonClientException or AmazonServiceException or InvalidOperationException)
        {
            // An instance without a role.
            return null;
        }
    }
}
