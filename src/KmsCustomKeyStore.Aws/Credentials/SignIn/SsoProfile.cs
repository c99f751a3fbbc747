using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>How a profile signs in to IAM Identity Center.</summary>
/// <param name="ProfileName">The profile.</param>
/// <param name="SessionName">The sso-session; null where the profile has the sign-in's settings itself.</param>
/// <param name="StartUrl">The address of the access portal.</param>
/// <param name="Region">The region of IAM Identity Center.</param>
/// <param name="AccountId">The account whose role is used; null where the profile is for the token alone.</param>
/// <param name="RoleName">The role; null where the profile is for the token alone.</param>
internal sealed record SsoProfile(
    string ProfileName, string? SessionName, string StartUrl, string Region, string? AccountId, string? RoleName)
{
    /// <summary>The name under which the token is kept.</summary>
    public string TokenName => SessionName ?? StartUrl;

    /// <summary>Whether a profile names an account or a role, without which a sign-in gives no keys.</summary>
    public static bool IsWithRole(ProfileSection profile)
        => profile.Find("sso_account_id") is not null || profile.Find("sso_role_name") is not null;

    /// <summary>How a profile signs in; null where it does not.</summary>
    /// <exception cref="KmsException">A setting is missing, or the sso-session is, or both say different things.</exception>
    public static SsoProfile? Find(ProfileSection profile, AwsConfiguration configuration)
    {
        string? sessionName = profile.Text("sso_session");
        bool isWithRole = IsWithRole(profile);
        if (!isWithRole && sessionName is null)
        {
            return null;
        }

        var session = sessionName is null
            ? profile
            : configuration.SsoSession(sessionName) ?? throw ProfileErrors.SsoSessionNotFound(profile.Name, sessionName);
        return new SsoProfile(
            profile.Name,
            sessionName,
            OfSignIn("sso_start_url"),
            RegionResolver.Normalize(OfSignIn("sso_region")),
            isWithRole ? Needed(profile, "sso_account_id") : null,
            isWithRole ? Needed(profile, "sso_role_name") : null);

        string OfSignIn(string setting)
        {
            string value = Needed(session, setting);
            return (profile.Text(setting) ?? value) == value
                ? value
                : throw ProfileErrors.SsoSessionDiffers(profile.Name, setting, sessionName!);
        }

        string Needed(ProfileSection section, string setting)
            => section.Text(setting)?.Trim() ?? throw ProfileErrors.SettingMissing(
                profile.Name, section == profile ? setting : $"{setting} of sso-session '{sessionName}'");
    }
}
