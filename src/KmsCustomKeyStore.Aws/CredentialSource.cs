using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>Finds the credentials that sign the requests.</summary>
internal static class CredentialSource
{
    /// <summary>The profile that was named, or that the session has set; null where there is none.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile? ProfileInUse(ConnectionSettings settings)
        => settings.ProfileName is not null ? ProfileFiles.Find(settings.ProfileName, settings.ProfileLocation)
            : settings.AccessKey is null && settings.Credential is null && settings.SessionCredential is string name ? ProfileFiles.Find(name, settings.ProfileLocation)
            : null;

    /// <summary>
    /// The keys given, else the profile named, else the credential given, else the session's, else what the SDK's own
    /// chain finds.
    /// </summary>
    /// <exception cref="KmsException">The keys are incomplete, the profile has none, or there are none anywhere.</exception>
    public static SourcedCredentials Resolve(ConnectionSettings settings, CredentialProfile? profile, IClientConfig config)
        => settings.AccessKey is not null || settings.SecretKey is not null || settings.SessionToken is not null ? Literal(settings)
            : settings.ProfileName is not null ? OfProfile(profile!)
            : settings.Credential is not null ? Given(settings.Credential, "-Credential")
            : profile is not null ? OfProfile(profile)
            : settings.SessionCredential is not null ? Given(settings.SessionCredential, "$StoredAWSCredentials")
            : OfChain(settings, config);

    private static SourcedCredentials Literal(ConnectionSettings settings)
    {
        if (settings.AccessKey is null || settings.SecretKey is null)
        {
            throw new KmsException(ErrorIds.AccessKeyWithoutSecret, "An access key, a secret key or a session token was given without the parts that belong to it.")
            {
                Target = settings.AccessKey,
            };
        }

        AWSCredentials credentials = settings.SessionToken is null
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
        return new SourcedCredentials(credentials, "-AccessKey and -SecretKey");
    }

    private static SourcedCredentials Given(object credential, string origin) => new(
        credential is KeyPair pair
            ? new BasicAWSCredentials(pair.AccessKey, pair.SecretKey)
            : ForeignCredentials.Wrap(credential, origin),
        origin);

    private static SourcedCredentials OfProfile(CredentialProfile profile)
    {
        try
        {
            return new SourcedCredentials(
                AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore), $"profile '{profile.Name}'", profile.Name);
        }
        catch (Exception unusable) when (unusable is InvalidDataException or AmazonClientException or InvalidOperationException or ArgumentException)
        {
            throw new KmsException(ErrorIds.ProfileUnusable, $"The profile '{profile.Name}' holds no usable credentials: {unusable.Message}", unusable)
            {
                Target = profile.Name,
            };
        }
    }

    private static SourcedCredentials OfChain(ConnectionSettings settings, IClientConfig config)
    {
        if (settings.ProfileLocation is not null && ProfileFiles.Default(settings.ProfileLocation) is { } profile)
        {
            return OfProfile(profile);
        }

        try
        {
            // One of our own: the SDK's shared one keeps what it found first, whatever has been set since.
            var credentials = new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(config);
            return IsOfInstance(credentials) && !InstanceMetadata.Answers(CancellationToken.None)
                ? throw NotFound(null)
                : Describe(credentials);
        }
        catch (AmazonClientException none)
        {
            // The chain passes over a file that it cannot read, and then says only that it found nothing.
            ProfileFiles.Store(settings.ProfileLocation).ListProfiles();
            throw NotFound(none);
        }
    }

    private static KmsException NotFound(Exception? cause)
        => new(ErrorIds.CredentialsNotFound, "No AWS credentials were found in parameters, environment, profiles, container or instance.", cause);

    // The class that the chain uses for it is internal to the SDK.
    private static bool IsOfInstance(AWSCredentials credentials) => credentials.GetType().Name.EndsWith("InstanceProfileAWSCredentials", StringComparison.Ordinal);

    private static SourcedCredentials Describe(AWSCredentials credentials) => credentials switch
    {
        EnvironmentVariablesAWSCredentials => new(credentials, "the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        AssumeRoleWithWebIdentityCredentials when EnvironmentValue.Of("AWS_WEB_IDENTITY_TOKEN_FILE") is not null
            => new(credentials, "the environment's web identity (AWS_WEB_IDENTITY_TOKEN_FILE)"),
        GenericContainerCredentials => new(credentials, "the container's credentials endpoint"),
        _ when IsOfInstance(credentials) => new(credentials, "the instance metadata"),
        _ => new(credentials, $"profile '{ProfileFiles.DefaultName}'", ProfileFiles.DefaultName),
    };
}
