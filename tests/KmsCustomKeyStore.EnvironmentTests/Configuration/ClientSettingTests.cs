using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Credentials;

namespace KmsCustomKeyStore.EnvironmentTests.Configuration;

/// <summary>Settings of environment and profile that say how a service is reached.</summary>
public sealed class ClientSettingTests : CredentialTest
{
    // Without keys to sign with, no request leaves the machine.
    private const string Unsignable = "credential_process = exit 1\n";

    [Theory]
    [InlineData("retry_mode = legacy")]
    [InlineData("retry_mode = Standard")]
    [InlineData("retry_mode = adaptive")]
    [InlineData("max_attempts = 7")]
    [InlineData("max_attempts =")]
    [InlineData("max_attempts = 2\nmax_attempts = 5")]
    [InlineData("defaults_mode = in-region")]
    [InlineData("defaults_mode = auto")]
    [InlineData("use_fips_endpoint = TRUE")]
    [InlineData("sdk_ua_app_id = my-app")]
    [InlineData("account_id_endpoint_mode = sometimes")]
    [InlineData("s3 =\n  addressing_style = odd")]
    public void A_documented_value_counts_and_another_programs_setting_is_left_alone(string lines)
    {
        WriteConfig($"[profile ops]\n{Keys("AKIDOPS")}{lines}\n");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Theory]
    [InlineData("use_fips_endpoint", "canary")]
    [InlineData("use_dualstack_endpoint", "canary")]
    [InlineData("max_attempts", "0")]
    [InlineData("max_attempts", "canary")]
    [InlineData("retry_mode", "canary")]
    [InlineData("defaults_mode", "canary")]
    [InlineData("ignore_configured_endpoint_urls", "canary")]
    [InlineData("sdk_ua_app_id", "canary (1)")]
    public void A_value_that_cannot_be_used_is_an_error_that_names_file_line_profile_and_setting(string setting, string value)
    {
        WriteConfig($"[profile ops]\n{Unsignable}{setting} = {value}\n");

        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, AskUsual("-ProfileName ops"));

        Assert.Contains(
            $"{setting} of profile 'ops' ({ModuleTestKit.Hosting.TestProfiles.ConfigFile}, line 3)",
            error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "1")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "canary")]
    [InlineData("AWS_MAX_ATTEMPTS", "canary")]
    [InlineData("AWS_RETRY_MODE", "canary")]
    [InlineData("AWS_DEFAULTS_MODE", "canary")]
    [InlineData("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "canary")]
    [InlineData("AWS_SDK_UA_APP_ID", "canary\nX-Injected: 1")]
    public void A_variable_that_cannot_be_used_is_an_error_that_names_it_and_all_is_well_once_it_is_corrected(string variable, string value)
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_ENDPOINT_URL_KMS", null);
        WriteConfig($"[profile ops]\n{Unsignable}");
        Settings.Set(variable, value);

        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, AskUsual("-ProfileName ops"));
        Settings.Set(variable, " ");

        Assert.Contains(variable, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
        Assert.Equal("CredentialsFailed", AskUsual("-ProfileName ops").ErrorId);
    }

    [Theory]
    [InlineData("in-region")]
    [InlineData("Cross-Region")]
    [InlineData("legacy")]
    [InlineData("auto")]
    [InlineData("")]
    public void Every_defaults_mode_of_the_documentation_is_taken(string mode)
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_DEFAULTS_MODE", mode);

        Ask().Clean();

        Assert.Equal("AKIDENVIRONMENT", SigningKey);
    }

    [Theory]
    [InlineData("AWS_MAX_ATTEMPTS", "2", "", 2)]
    [InlineData(null, null, "max_attempts = 4\n", 4)]
    [InlineData("AWS_MAX_ATTEMPTS", "1", "max_attempts = 4\n", 1)]
    [InlineData(null, null, "", 3)]
    public void A_request_is_tried_as_often_as_environment_or_profile_say(string? variable, string? value, string setting, int tries)
    {
        WriteConfig($"[profile ops]\n{Keys("AKIDOPS")}{setting}");
        if (variable is not null)
        {
            Settings.Set(variable, value);
        }

        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Error("KMSInternalException", "again", 500));

        Assert.Equal("KMSInternal", Ask("-ProfileName ops").ErrorId);
        Assert.Equal(tries, Emulator.Requests.Count);
    }

    [Fact]
    public void An_endpoint_that_is_empty_is_not_set()
    {
        WriteConfig($"[profile ops]\n{Unsignable}endpoint_url =\n");
        Settings.Set("AWS_ENDPOINT_URL_KMS", string.Empty);
        Settings.Set("AWS_ENDPOINT_URL", " ");

        Assert.Contains(
            "Asking https://kms.eu-west-1.amazonaws.com/.", AskUsual("-ProfileName ops").Verbose);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_KMS", "localhost:4566")]
    [InlineData("AWS_ENDPOINT_URL", "127.0.0.1")]
    [InlineData("AWS_ENDPOINT_URL_KMS", "http://canary:canary@127.0.0.1:9")]
    public void An_endpoint_that_is_not_an_address_is_an_error_that_names_the_variable(string variable, string value)
    {
        SetEnvironmentKeys();
        Settings.Set(variable, value);

        var error = AssertError("InvalidEndpointUrl", ErrorCategory.InvalidArgument, AskUsual(string.Empty));

        Assert.Contains(variable, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_services_that_is_not_there_is_an_error_and_the_real_AWS_is_not_asked()
    {
        WriteConfig($"[profile ops]\nservices = local\n{Keys("AKIDOPS")}");

        var error = AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, AskUsual("-ProfileName ops"));

        Assert.Contains("[services local]", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "")]
    [InlineData(null, "ignore_configured_endpoint_urls = true\n")]
    public void Configured_endpoints_can_be_ignored(string? variable, string setting)
    {
        WriteConfig($"[profile ops]\n{Unsignable}endpoint_url = http://127.0.0.1:9\n{setting}");
        Settings.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        if (variable is not null)
        {
            Settings.Set(variable, "true");
        }

        Assert.Contains("Asking https://kms.eu-west-1.amazonaws.com/.", AskUsual("-ProfileName ops").Verbose);
    }

    private ModuleTestKit.Hosting.ShellResult AskUsual(string parameters)
        => Run($"Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Verbose -MaximumRetryCount 0 -Region eu-west-1 {parameters}");
}
