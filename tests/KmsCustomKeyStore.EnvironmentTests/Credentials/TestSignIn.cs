using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>A sign-in to IAM Identity Center that another tool has made: its token lies in a folder of the home folder.</summary>
internal static class TestSignIn
{
    public const string SessionName = "corp";
    public const string StartUrl = "https://example.awsapps.com/start";

    /// <summary>A profile 'ops' with a session of its own.</summary>
    public const string SessionProfile =
        $"[sso-session {SessionName}]\nsso_region = eu-west-1\nsso_start_url = {StartUrl}\nsso_registration_scopes = sso:account:access\n"
        + "[profile ops]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Auditor\n";

    /// <summary>A profile 'ops' as it was written before there were sessions.</summary>
    public const string LegacyProfile =
        $"[profile ops]\nsso_region = eu-west-1\nsso_start_url = {StartUrl}\nsso_account_id = 111122223333\nsso_role_name = Auditor\n";

    /// <summary>Writes the token of a session, or of a start address.</summary>
    public static void WriteToken(
        TestEnvironment settings, string tokenName, string token, TimeSpan lifetime, string? refreshToken = null, string zone = "Z")
    {
#pragma warning disable CA5350 // It is how the file is named.
        string name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(tokenName)));
#pragma warning restore CA5350
        string renewal = refreshToken is null ? string.Empty
            : $$"""
            ,"clientId":"client","clientSecret":"canary-of-the-client",
            "refreshToken":"{{refreshToken}}","registrationExpiresAt":"{{Time(TimeSpan.FromDays(30))}}"
            """;
        settings.Write(
            Path.Combine(".aws", "sso", "cache", $"{name}.json"),
            $$"""
            {"startUrl":"{{StartUrl}}","region":"eu-west-1","accessToken":"{{token}}",
             "expiresAt":"{{Time(lifetime)[..^1]}}{{zone}}"{{renewal}}}
            """);
    }

    private static string Time(TimeSpan fromNow)
        => DateTime.UtcNow.Add(fromNow).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
