using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Makes the credentials that profiles describe.</summary>
/// <param name="settings">Where the profiles are, and how long a connection may take.</param>
/// <param name="region">The region of STS for a profile that names none.</param>
internal sealed class ProfileCredentials(ConnectionSettings settings, string region)
{
    /// <summary>The credentials of a profile.</summary>
    /// <exception cref="KmsException">It has none that can be used, or refers to a profile that does not exist.</exception>
    public CredentialsWithOrigin Of(CredentialProfile profile) => new(Make(profile, []), $"profile '{profile.Name}'", profile.Name);

    private AWSCredentials Make(CredentialProfile profile, HashSet<string> seen)
    {
        try
        {
            return profile.Options switch
            {
                { RoleArn: null } => WithoutRole(profile),
                { RoleArn: { } role, WebIdentityTokenFile: { } tokenFile } options
                    => RoleCredentials.AssumeWithWebIdentity(tokenFile, role, options.RoleSessionName, Sts(profile)),
                _ => RoleCredentials.Assume(Source(profile, seen), Request(profile), Sts(profile)),
            };
        }
        catch (Exception unusable)
            when (unusable is InvalidDataException or AmazonClientException or InvalidOperationException or ArgumentException)
        {
            throw ProfileErrors.WithoutCredentials(profile.Name, unusable);
        }
    }

    private AWSCredentials WithoutRole(CredentialProfile profile)
        => AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore) switch
        {
            ProcessAWSCredentials => new ProcessCredentials(profile.Options.CredentialProcess),
            SSOAWSCredentials signIn => new SsoCredentials(signIn, settings),
            var credentials => credentials,
        };

    private AWSCredentials Source(CredentialProfile profile, HashSet<string> seen)
    {
        var options = profile.Options;
        if (options.MfaSerial is not null)
        {
            throw ProfileErrors.MfaCodeNeeded(profile.Name);
        }

        if (!seen.Add(profile.Name) && options.AccessKey is null)
        {
            throw ProfileErrors.SourceProfileCircular(profile.Name);
        }

        if (options.SourceProfile is { } name && name != profile.Name)
        {
            var source = ProfileFiles.TryFind(name, settings.ProfileLocation)
                ?? throw ProfileErrors.SourceProfileNotFound(profile.Name, name);
            return Make(source, seen);
        }

        if (options.SourceProfile is not null && options.AccessKey is not null)
        {
            return Keys(options);
        }

        return options.CredentialSource switch
        {
            "Environment" => new EnvironmentVariablesAWSCredentials(),
            "EcsContainer" => new ContainerCredentials(settings),
            "Ec2InstanceMetadata" => new InstanceProfileAWSCredentials(),
            _ => throw ProfileErrors.SourceMissing(profile.Name),
        };
    }

    private static AWSCredentials Keys(CredentialProfileOptions options)
        => options.Token is null
            ? new BasicAWSCredentials(options.AccessKey, options.SecretKey)
            : new SessionAWSCredentials(options.AccessKey, options.SecretKey, options.Token);

    private static AssumeRoleRequest Request(CredentialProfile profile) => new()
    {
        RoleArn = profile.Options.RoleArn,
        RoleSessionName = profile.Options.RoleSessionName ?? RoleCredentials.NewSessionName(),
        ExternalId = profile.Options.ExternalID,
    };

    private Amazon.SecurityToken.AmazonSecurityTokenServiceConfig Sts(CredentialProfile profile)
        => RoleCredentials.Service(profile.Region?.SystemName ?? region, new Profile(profile.Name, settings.ProfileLocation), settings);
}
