using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>Finds the credentials that sign the requests.</summary>
internal static class CredentialSource
{
    /// <summary>The keys given, else the profile named, else what the SDK's own chain finds.</summary>
    /// <exception cref="KmsException">The keys are incomplete, the profile has none, or there are none anywhere.</exception>
    public static AWSCredentials Resolve(ConnectionSettings settings, CredentialProfile? profile, IClientConfig config)
    {
        if (settings.AccessKey is not null || settings.SecretKey is not null || settings.SessionToken is not null)
        {
            return Literal(settings);
        }

        try
        {
            return profile is not null
                ? AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore)
                : DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        }
        catch (InvalidDataException unusable)
        {
            throw new KmsException(ErrorIds.ProfileUnusable, $"The profile '{profile?.Name}' holds no usable credentials: {unusable.Message}", unusable)
            {
                Target = profile?.Name,
            };
        }
        catch (AmazonClientException none)
        {
            throw new KmsException(ErrorIds.CredentialsNotFound, "No AWS credentials were found in parameters, environment, profiles, container or instance.", none);
        }
    }

    private static AWSCredentials Literal(ConnectionSettings settings)
    {
        if (settings.AccessKey is null || settings.SecretKey is null)
        {
            throw new KmsException(ErrorIds.AccessKeyWithoutSecret, "An access key, a secret key or a session token was given without the parts that belong to it.")
            {
                Target = settings.AccessKey,
            };
        }

        return settings.SessionToken is null
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
    }
}
