using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Finds the credentials that sign the requests.</summary>
internal static class CredentialResolver
{
    /// <summary>The profile that was named, or else the one that the session has set; null where there is none.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile? ProfileInUse(ConnectionSettings settings)
    {
        bool isSessionInUse = settings.AccessKey is null && settings.Credential is null;
        string? name = settings.ProfileName ?? (isSessionInUse ? settings.SessionCredential as string : null);
        return name is null ? null : ProfileFiles.Find(name, settings.ProfileLocation);
    }

    /// <summary>
    /// The first of these that there is: the keys given, the profile named, the credential given, the session's, and what is found
    /// in environment, profiles, container and instance.
    /// </summary>
    /// <param name="settings">The connection.</param>
    /// <param name="profile">The profile in use; null where there is none.</param>
    /// <param name="region">The region of STS for a profile that names none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="KmsException">The keys are incomplete, the profile has none, or no source has any.</exception>
    public static CredentialsWithOrigin Resolve(
        ConnectionSettings settings, CredentialProfile? profile, string region, CancellationToken cancellationToken)
    {
        if (settings.AccessKey is not null || settings.SecretKey is not null || settings.SessionToken is not null)
        {
            return Literal(settings);
        }

        var profiles = new ProfileCredentials(settings, region);
        return settings switch
        {
            { ProfileName: not null } => profiles.Of(profile!),
            { Credential: { } credential } => Given(credential, "-Credential"),
            _ when profile is not null => profiles.Of(profile),
            { SessionCredential: { } credential } => Given(credential, "$StoredAWSCredentials"),
            _ => Search(settings, profiles, region, cancellationToken),
        };
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
    {
        if (EnvironmentValue.Of("AWS_ACCESS_KEY_ID") is not null && EnvironmentValue.Of("AWS_SECRET_ACCESS_KEY") is not null)
        {
            return new CredentialsWithOrigin(
                new EnvironmentVariablesAWSCredentials(), "the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }

        if (EnvironmentValue.Of("AWS_WEB_IDENTITY_TOKEN_FILE") is not { } tokenFile || EnvironmentValue.Of("AWS_ROLE_ARN") is not { } role)
        {
            return null;
        }

        string? sessionName = EnvironmentValue.Of("AWS_ROLE_SESSION_NAME");
        var sts = RoleCredentials.Service(region, null, settings);
        return new CredentialsWithOrigin(
            RoleCredentials.AssumeWithWebIdentity(tokenFile, role, sessionName, sts),
            "the environment's web identity (AWS_WEB_IDENTITY_TOKEN_FILE)");
    }

    // The default profile may hold only settings. One that AWS_PROFILE names is meant to be used.
    private static CredentialsWithOrigin? OfDefaultProfile(ConnectionSettings settings, ProfileCredentials profiles)
    {
        if (EnvironmentValue.Of("AWS_PROFILE") is { } name)
        {
            return profiles.Of(ProfileFiles.Find(name, settings.ProfileLocation));
        }

        var profile = ProfileFiles.Default(settings.ProfileLocation);
        return profile is { CanCreateAWSCredentials: true } ? profiles.Of(profile) : null;
    }

    private static CredentialsWithOrigin? OfContainer(ConnectionSettings settings)
    {
        if (EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is null
            && EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_FULL_URI") is null)
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
            var credentials = InstanceMetadata.Ask(() => new InstanceProfileAWSCredentials(), cancellationToken);
            return new CredentialsWithOrigin(credentials, "the instance metadata");
        }
        catch (Exception none) when (none is AmazonClientException or AmazonServiceException or InvalidOperationException)
        {
            // The instance has no role.
            return null;
        }
    }
}
