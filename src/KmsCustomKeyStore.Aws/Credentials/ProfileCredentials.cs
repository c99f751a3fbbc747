using System.Globalization;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials.SignIn;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Makes the credentials that profiles describe. Of several kinds in one profile the AWS CLI's order decides.</summary>
/// <param name="clients">The files, and how STS and IAM Identity Center are reached.</param>
/// <param name="region">The region of STS for a profile that names none.</param>
internal sealed class ProfileCredentials(ClientConfigurator clients, string region)
{
    private const int LongestDuration = 43200;
    private const int ShortestDuration = 900;

    /// <summary>The credentials of a profile.</summary>
    /// <exception cref="KmsException">It has none, or none that can be used.</exception>
    public CredentialsWithOrigin Of(ProfileSection profile) => TryOf(profile) ?? throw ProfileErrors.WithoutAnyCredentials(profile.Name);

    /// <summary>The credentials of a profile; null where it has only settings.</summary>
    /// <exception cref="KmsException">It has none that can be used.</exception>
    public CredentialsWithOrigin? TryOf(ProfileSection profile)
        => Make(profile, []) is { } credentials
            ? new CredentialsWithOrigin(credentials, $"profile '{profile.Name}'", profile.Name)
            : null;

    private AWSCredentials? Make(ProfileSection profile, HashSet<string> roles)
    {
        // Where a profile is the source of another's role, its keys go before a role of its own.
        bool isRole = profile.Find("role_arn") is not null && profile.Find("web_identity_token_file") is null
            && (roles.Count == 0 || !HasKeys(profile));
        return isRole
            ? Role(profile, roles)
            : WebIdentity(profile) ?? SignIn(profile) ?? KeysOfCredentialsFile(profile) ?? Login(profile) ?? OfProcess(profile)
                ?? Keys(profile) ?? SignInOf(profile);
    }

    private RoleCredentials Role(ProfileSection profile, HashSet<string> roles)
    {
        if (profile.Find("mfa_serial") is not null)
        {
            throw ProfileErrors.MfaCodeNeeded(profile.Name);
        }

        roles.Add(profile.Name);
        return RoleCredentials.Assume(Source(profile, roles), Request(profile), Sts(profile));
    }

    private AWSCredentials Source(ProfileSection profile, HashSet<string> roles)
    {
        string? name = profile.Text("source_profile");
        string? kind = profile.Text("credential_source");
        return (name, kind) switch
        {
            (not null, not null) => throw ProfileErrors.TwoSources(profile.Name),
            (not null, null) => SourceProfile(profile, name, roles),
            _ => NamedSource(profile, kind),
        };
    }

    private AWSCredentials SourceProfile(ProfileSection profile, string name, HashSet<string> roles)
    {
        var source = clients.Configuration.TryFind(name) ?? throw ProfileErrors.SourceProfileNotFound(profile.Name, name);
        if (roles.Contains(name) && (name != profile.Name || !HasKeys(source)))
        {
            throw ProfileErrors.SourceProfileCircular(profile.Name);
        }

        return Make(source, roles) ?? throw ProfileErrors.SourceProfileWithoutCredentials(profile.Name, name);
    }

    private AWSCredentials NamedSource(ProfileSection profile, string? kind) => kind?.ToLowerInvariant() switch
    {
        "environment" => EnvironmentKeys.Find() ?? throw ProfileErrors.EnvironmentWithoutKeys(profile.Name),
        "ecscontainer" => new ContainerCredentials(clients),
        "ec2instancemetadata" => new InstanceCredentials(new InstanceMetadata(clients.Settings, clients.Connection)),
        _ => throw ProfileErrors.SourceMissing(profile.Name),
    };

    private static AssumeRoleRequest Request(ProfileSection profile)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = profile.Text("role_arn"),
            RoleSessionName = profile.Text("role_session_name") ?? RoleCredentials.NewSessionName(),
            ExternalId = profile.Text("external_id"),
        };
        if (profile.Find("duration_seconds") is { } duration)
        {
            bool isDuration = int.TryParse(duration.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
                && seconds is >= ShortestDuration and <= LongestDuration;
            request.DurationSeconds = isDuration
                ? seconds
                : throw ConnectionSettingErrors.SettingInvalid(
                    ClientSettings.OriginOf(profile, "duration_seconds", duration), "a number of seconds from 900 to 43200");
        }

        return request;
    }

    private RoleCredentials? WebIdentity(ProfileSection profile)
    {
        if (profile.Text("web_identity_token_file") is not { } tokenFile)
        {
            return null;
        }

        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = profile.Text("role_arn") ?? throw ProfileErrors.SettingMissing(profile.Name, "role_arn"),
            RoleSessionName = profile.Text("role_session_name") ?? RoleCredentials.NewSessionName(),
        };
        return RoleCredentials.AssumeWithWebIdentity(clients.Expand(tokenFile), request, Sts(profile));
    }

    private SsoCredentials? SignIn(ProfileSection profile) => SsoProfile.IsWithRole(profile) ? SignInOf(profile) : null;

    private SsoCredentials? SignInOf(ProfileSection profile)
        => SsoProfile.Find(profile, clients.Configuration) is { } signIn ? new SsoCredentials(signIn, clients) : null;

    private AWSCredentials? KeysOfCredentialsFile(ProfileSection profile)
        => profile.Find("aws_access_key_id")?.File == clients.Configuration.Locations.Credentials ? Keys(profile) : null;

    private static AWSCredentials? Login(ProfileSection profile)
        => profile.Find("login_session") is null ? null : throw ProfileErrors.LoginUnsupported(profile.Name);

    private ProcessCredentials? OfProcess(ProfileSection profile)
        => profile.Text("credential_process") is { } command ? new ProcessCredentials(command, clients.FolderOf(command)) : null;

    private static AWSCredentials? Keys(ProfileSection profile)
    {
        string? accessKey = profile.Text("aws_access_key_id")?.Trim();
        string? secretKey = profile.Text("aws_secret_access_key")?.Trim();
        if (accessKey is null && secretKey is null)
        {
            return null;
        }

        return AccessKeys.Make(
            accessKey ?? throw ProfileErrors.SettingMissing(profile.Name, "aws_access_key_id"),
            secretKey ?? throw ProfileErrors.SettingMissing(profile.Name, "aws_secret_access_key"),
            (profile.Text("aws_session_token") ?? profile.Text("aws_security_token"))?.Trim(),
            $"profile '{profile.Name}'");
    }

    private static bool HasKeys(ProfileSection profile)
        => profile.Find("aws_access_key_id") is not null && profile.Find("aws_secret_access_key") is not null;

    private AmazonSecurityTokenServiceConfig Sts(ProfileSection profile)
    {
        string own = RegionResolver.Normalize(profile.Text("region") ?? region);
        var endpoint = clients.Endpoint("STS");
        RegionResolver.Check(own, isEndpointGiven: endpoint is not null);
        return clients.Configure(new AmazonSecurityTokenServiceConfig(), own, endpoint);
    }
}
