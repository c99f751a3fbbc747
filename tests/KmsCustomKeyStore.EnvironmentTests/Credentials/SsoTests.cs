using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Sign-ins to IAM Identity Center that another tool has made: their tokens lie in a folder of the home folder.</summary>
public sealed class SsoTests : CredentialTest
{
    private readonly SsoStandIn _sso = new();

    public SsoTests()
    {
        Settings.Set("AWS_ENDPOINT_URL_SSO", _sso.Endpoint.ToString());
        Settings.Set("AWS_ENDPOINT_URL_SSO_OIDC", _sso.Endpoint.ToString());
    }

    [Theory]
    [InlineData(TestSignIn.SessionProfile, TestSignIn.SessionName)]
    [InlineData(TestSignIn.LegacyProfile, TestSignIn.StartUrl)]
    public void A_token_gives_the_credentials_of_the_role(string profile, string tokenName)
    {
        using var sso = _sso;
        WriteConfig(profile);
        TestSignIn.WriteToken(Settings, tokenName, SsoStandIn.Token, TimeSpan.FromHours(8));

        var result = Ask("-ProfileName ops").Clean();

        var asked = Assert.Single(sso.Requests);
        Assert.Equal("111122223333", asked["account_id"]);
        Assert.Equal("Auditor", asked["role_name"]);
        Assert.Equal(SsoStandIn.AccessKey, SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void A_token_that_has_expired_is_renewed_where_it_can_be()
    {
        using var sso = _sso;
        WriteConfig(TestSignIn.SessionProfile);
        TestSignIn.WriteToken(Settings, TestSignIn.SessionName, "an-old-token", TimeSpan.FromMinutes(-5), SsoStandIn.RefreshToken);

        Ask("-ProfileName ops").Clean();

        Assert.Equal(["/token", "/federation/credentials"], sso.Requests.Select(asked => asked.Url.AbsolutePath));
        Assert.Equal(SsoStandIn.RefreshedToken, sso.Requests[1].Headers["x-amz-sso_bearer_token"]);
        Assert.Equal(SsoStandIn.AccessKey, SigningKey);
    }

    [Theory]
    [InlineData(TestSignIn.SessionProfile, TestSignIn.SessionName)]
    [InlineData(TestSignIn.LegacyProfile, TestSignIn.StartUrl)]
    public void A_token_that_has_expired_is_an_error_that_says_how_to_sign_in_again(string profile, string tokenName)
    {
        using var sso = _sso;
        WriteConfig(profile);
        TestSignIn.WriteToken(Settings, tokenName, "canary-of-an-old-token", TimeSpan.FromMinutes(-5));

        AssertSignInExpired(Ask("-ProfileName ops"));
    }

    [Theory]
    [InlineData(TestSignIn.SessionProfile, TestSignIn.SessionName)]
    [InlineData(TestSignIn.LegacyProfile, TestSignIn.StartUrl)]
    public void A_token_that_the_service_no_longer_takes_is_an_error_that_says_how_to_sign_in_again(string profile, string tokenName)
    {
        using var sso = _sso;
        WriteConfig(profile);
        TestSignIn.WriteToken(Settings, tokenName, "canary-of-an-ended-token", TimeSpan.FromHours(8));

        AssertSignInExpired(Ask("-ProfileName ops"));
    }

    [Fact]
    public void A_sign_in_that_was_never_made_is_an_error_that_says_how_to_make_it()
    {
        using var sso = _sso;
        WriteConfig(TestSignIn.SessionProfile);

        AssertSignInExpired(Ask("-ProfileName ops"));
    }

    [Fact]
    public void A_refresh_token_that_the_service_no_longer_takes_is_an_error_that_says_how_to_sign_in_again()
    {
        using var sso = _sso;
        WriteConfig(TestSignIn.SessionProfile);
        TestSignIn.WriteToken(
            Settings, TestSignIn.SessionName, "canary-of-an-old-token", TimeSpan.FromMinutes(-5), "canary-of-an-ended-refresh-token");

        AssertSignInExpired(Ask("-ProfileName ops"));
    }

    [Fact]
    public void The_profile_to_sign_in_with_is_named_where_AWS_PROFILE_chose_it()
    {
        using var sso = _sso;
        WriteConfig(TestSignIn.SessionProfile);
        Settings.Set("AWS_PROFILE", "ops");

        AssertSignInExpired(Ask());
    }

    [Fact]
    public void The_profile_to_sign_in_with_is_named_where_it_is_the_default_profile()
    {
        using var sso = _sso;
        WriteConfig(TestSignIn.SessionProfile.Replace("[profile ops]", "[default]", StringComparison.Ordinal));

        AssertSignInExpired(Ask(), "default");
    }

    private void AssertSignInExpired(ShellResult result, string profile = "ops")
    {
        var error = AssertError("SignInExpired", ErrorCategory.AuthenticationError, result);
        Assert.Contains($"aws sso login --profile {profile}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(profile, error.TargetObject);
        Assert.DoesNotContain(
            "canary", $"{error.ErrorDetails.Message} {error.Exception} {string.Join(' ', result.Verbose)}", StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }
}
