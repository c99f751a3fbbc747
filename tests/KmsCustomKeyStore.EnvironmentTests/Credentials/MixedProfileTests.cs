using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>What counts in a profile that has more than one kind of credentials, or one too many settings.</summary>
public sealed class MixedProfileTests : CredentialTest
{
    private const string Role = "role_arn = arn:aws:iam::111122223333:role/auditor\n";
    private const string Process = "credential_process = exit 1\n";

    [Theory]
    [InlineData("mfa_serial = arn:aws:iam::111122223333:mfa/me\n")]
    [InlineData("source_profile = base\n")]
    [InlineData("external_id = 7\nrole_session_name = me\n")]
    [InlineData("sso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n")]
    [InlineData("sso_session = nobody\n")]
    [InlineData(Process)]
    public void Keys_sign_beside_what_is_left_of_something_else(string leftover)
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}{leftover}");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void A_role_goes_before_the_keys_of_the_same_profile()
    {
        using var sts = UseSts();
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}{Role}source_profile = base\n[base]\n{Keys("AKIDBASE")}");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDBASE", Assert.Single(sts.Requests).AccessKeyId);
    }

    [Fact]
    public void The_keys_of_a_source_go_before_its_own_role()
    {
        using var sts = UseSts();
        WriteConfig(
            $"[profile ops]\n{Role}source_profile = middle\n"
            + $"[profile middle]\n{Role}source_profile = base\n{Keys("AKIDMIDDLE")}[profile base]\n{Keys("AKIDBASE")}");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDMIDDLE", Assert.Single(sts.Requests).AccessKeyId);
    }

    [Fact]
    public void A_profile_may_be_its_own_source()
    {
        using var sts = UseSts();
        WriteConfig($"[profile ops]\n{Keys("AKIDOPS")}{Role}source_profile = ops\nduration_seconds = 1800\n");

        Ask("-ProfileName ops").Clean();

        var asked = Assert.Single(sts.Requests);
        Assert.Equal(("AKIDOPS", "1800"), (asked.AccessKeyId, asked["DurationSeconds"]));
    }

    [Theory]
    [InlineData("source_profile = ops\n", "leads back to itself")]
    [InlineData("source_profile = loop\n[profile loop]\n" + Role + "source_profile = ops\n", "leads back to itself")]
    [InlineData("source_profile = empty\n[profile empty]\nregion = eu-west-1\n", "'empty' has no credentials")]
    [InlineData("source_profile = base\ncredential_source = Environment\n[profile base]\n", "both source_profile and credential_source")]
    [InlineData("credential_source = environment\n", "AWS_ACCESS_KEY_ID is not set")]
    [InlineData("source_profile = base\nmfa_serial = m\n[profile base]\n", "MFA")]
    public void A_role_that_cannot_be_assumed_is_an_error_that_says_why(string settings, string reason)
    {
        WriteConfig($"[profile ops]\n{Role}{settings}");

        var error = AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Contains(reason, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duration_seconds = 10")]
    [InlineData("duration_seconds = canary")]
    public void A_duration_that_STS_does_not_take_is_an_error_that_names_the_setting(string setting)
    {
        WriteConfig($"[profile ops]\n{Role}source_profile = base\n{setting}\n[profile base]\n{Keys("AKIDBASE")}");

        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, Ask("-ProfileName ops"));

        Assert.Contains("duration_seconds of profile 'ops'", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_aws_login_is_an_error_that_says_what_helps()
    {
        WriteConfig("[profile ops]\nlogin_session = arn:aws:sts::111122223333:assumed-role/me/me\n");

        var error = AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Contains("aws login", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("aws configure export-credentials --profile ops", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AWS_PROFILE")]
    public void A_profile_with_settings_alone_leaves_the_keys_to_the_instance_unless_a_parameter_names_it(string variable)
    {
        UseInstance();
        WriteConfig("[default]\nregion = eu-west-1\n[profile ops]\nregion = eu-west-1\n");
        if (variable.Length > 0)
        {
            Settings.Set(variable, "ops");
        }

        Ask().Clean();
        AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Equal(InstanceStandIn.AccessKey, SigningKey);
    }

    [Theory]
    [InlineData("sso_role_name = Auditor\n", "sso_account_id")]
    [InlineData("sso_account_id = 111122223333\n", "sso_role_name")]
    [InlineData("sso_account_id = 111122223333\nsso_role_name = Auditor\nsso_start_url = https://other.example/\n", "sso_start_url")]
    [InlineData("", "sso_account_id and sso_role_name")]
    public void A_sign_in_that_is_not_complete_is_an_error_that_names_the_setting(string settings, string named)
    {
        WriteConfig(
            $"[profile ops]\nsso_session = corp\n{settings}[sso-session corp]\nsso_region = eu-west-1\n"
            + $"sso_start_url = {TestSignIn.StartUrl}\n");

        var error = AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Contains(named, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_name_in_quotes_is_the_name_in_the_quotes()
    {
        using var sso = new SsoStandIn();
        Settings.Set("AWS_ENDPOINT_URL_SSO", sso.Endpoint.ToString());
        WriteConfig(TestSignIn.SessionProfile.Replace("[sso-session corp]", "[sso-session 'My Co']", StringComparison.Ordinal)
            .Replace("sso_session = corp", "sso_session = My Co", StringComparison.Ordinal));
        TestSignIn.WriteToken(Settings, "My Co", SsoStandIn.Token, TimeSpan.FromHours(8));

        Ask("-ProfileName ops").Clean();

        Assert.Equal(SsoStandIn.AccessKey, SigningKey);
    }

    [Fact]
    public void The_sign_in_behind_a_role_is_the_one_to_be_renewed()
    {
        using var sts = UseSts();
        WriteConfig(
            TestSignIn.SessionProfile.Replace("[profile ops]", "[profile base]", StringComparison.Ordinal)
            + $"[profile ops]\n{Role}source_profile = base\n");

        var error = AssertError("SignInExpired", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Contains("aws sso login --profile base", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+0000")]
    [InlineData("UTC")]
    public void The_end_of_a_token_may_be_written_in_other_forms(string zone)
    {
        using var sso = new SsoStandIn();
        Settings.Set("AWS_ENDPOINT_URL_SSO", sso.Endpoint.ToString());
        WriteConfig(TestSignIn.SessionProfile);
        TestSignIn.WriteToken(Settings, TestSignIn.SessionName, SsoStandIn.Token, TimeSpan.FromHours(8), zone: zone);

        Ask("-ProfileName ops").Clean();

        Assert.Equal(SsoStandIn.AccessKey, SigningKey);
    }

    [Theory]
    [InlineData("2099-01-01T00:00:00+0000")]
    [InlineData("20990101T000000Z")]
    [InlineData("Thu, 01 Jan 2099 00:00:00 GMT")]
    public void The_end_of_a_processs_keys_may_be_written_in_other_forms(string time)
    {
        string seen = WriteProcess(time);

        Ask("-ProfileName ops").Clean();
        Ask("-ProfileName ops").Clean();

        Assert.Single(File.ReadLines(seen));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2020-01-01T00:00:00Z")]
    public void Keys_that_should_have_expired_are_asked_for_again_each_time_as_the_clock_may_be_wrong(string time)
    {
        string seen = WriteProcess(time);

        Ask("-ProfileName ops").Clean();
        Ask("-ProfileName ops").Clean();

        Assert.Equal(2, File.ReadLines(seen).Count());
    }

    [Fact]
    public void A_time_that_is_none_is_an_error()
    {
        WriteProcess("tomorrow");

        AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));
    }

    [Fact]
    public void A_token_file_that_is_not_there_is_an_error_with_its_path()
    {
        string path = Path.Combine(Path.GetTempPath(), "a-folder-that-is-not-there-at-all", "token.jwt");
        Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", path);
        Settings.Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/auditor");

        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask());

        Assert.Contains(path, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.TargetObject);
    }

    [Fact]
    public void A_profile_goes_before_the_web_identity_of_the_environment()
    {
        Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", Settings.Write("token", "t"));
        Settings.Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/auditor");
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}");

        Ask().Clean();

        Assert.Equal("AKIDDEFAULT", SigningKey);
    }

    [Fact]
    public void A_web_identity_without_a_role_is_an_error_that_names_the_variable()
    {
        Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", Settings.Write("token", "t"));

        Assert.Equal("AWS_ROLE_ARN", AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask()).TargetObject);
    }

    [Theory]
    [InlineData("region")]
    [InlineData("role_arn")]
    [InlineData("source_profile")]
    [InlineData("credential_process")]
    [InlineData("services")]
    public void Keys_indented_below_another_setting_are_an_error_that_does_not_quote_them(string setting)
    {
        string role = setting == "source_profile" ? Role : string.Empty;
        WriteConfig($"[profile ops]\n{role}{setting} = value\n  aws_access_key_id = canary\n  aws_secret_access_key = canary\n");

        Settings.Set("AWS_REGION", "eu-west-1");
        var result = Run("Get-KMSCustomKeyStore -ProfileName ops");

        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, result);
        Assert.Contains($"{setting} of profile 'ops'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception} {error.TargetObject}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_key_come_from_one_file()
    {
        WriteConfig($"[profile ops]\n{Keys("AKIDCONFIG")}aws_session_token = t\n[profile half]\n{Keys("AKIDCONFIG")}");
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}[half]\naws_access_key_id = AKIDHALF\n");

        Ask("-ProfileName ops").Clean();
        AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName half"));

        Assert.Equal("AKIDOPS", SigningKey);
        Assert.False(Emulator.Requests[0].HasSessionToken);
    }

    /// <summary>Has a process write keys that end at a time.</summary>
    /// <returns>A file with a line for each time that it ran.</returns>
    private string WriteProcess(string time)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        string seen = Settings.Write("runs", string.Empty);
        string answer = $$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","Expiration":"{{time}}"}""";
        WriteConfig($"[profile ops]\ncredential_process = sh {Settings.Write("keys.sh", $"echo run >> '{seen}'; echo '{answer}'")}\n");
        return seen;
    }
}
