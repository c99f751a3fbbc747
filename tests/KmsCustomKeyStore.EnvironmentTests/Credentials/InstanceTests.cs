using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>The metadata service of an instance, where all is not well with it or with its settings.</summary>
public sealed class InstanceTests : CredentialTest
{
    [Fact]
    public void A_failure_that_may_pass_is_asked_again()
    {
        var instance = UseInstance();
        instance.Failures = 2;

        Ask().Clean();

        Assert.Equal(InstanceStandIn.AccessKey, SigningKey);
    }

    [Fact]
    public void A_failure_that_does_not_pass_is_an_error_with_its_status_and_not_that_there_are_no_credentials()
    {
        var instance = UseInstance();
        instance.Failures = int.MaxValue;

        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask());

        Assert.Contains("instance metadata", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("500", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "169.254.169.254", "InvalidEndpointUrl")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv7", "InvalidValue")]
    [InlineData("AWS_EC2_METADATA_DISABLED", "1", "InvalidValue")]
    public void A_variable_that_cannot_be_used_is_an_error_that_names_it_and_all_is_well_once_it_is_corrected(
        string variable, string value, string errorId)
    {
        Settings.Set("AWS_EC2_METADATA_DISABLED", null);
        Settings.Set(variable, value);

        var error = AssertError(errorId, ErrorCategory.InvalidArgument, Ask());
        Assert.Contains(variable, error.ErrorDetails.Message, StringComparison.Ordinal);
        SetEnvironmentKeys();
        Ask().Clean();
        Settings.Set("AWS_ACCESS_KEY_ID", null);
        Settings.Set(variable, null);
        UseInstance();
        Ask().Clean();

        Assert.Equal(["AKIDENVIRONMENT", InstanceStandIn.AccessKey], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void A_service_without_tokens_is_asked_without_one_unless_that_is_turned_off()
    {
        var instance = UseInstance();
        instance.HasTokens = false;

        Ask().Clean();
        Settings.Set("AWS_EC2_METADATA_V1_DISABLED", "true");

        Assert.Equal("CredentialsFailed", Ask().ErrorId);
        Assert.Equal(InstanceStandIn.AccessKey, SigningKey);
    }

    [Fact]
    public void The_default_profile_may_have_its_settings()
    {
        UseInstance();
        string endpoint = Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT")!;
        Settings.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", null);
        WriteConfig($"[default]\nec2_metadata_service_endpoint = {endpoint}\n");

        Ask().Clean();

        Assert.Equal(InstanceStandIn.AccessKey, SigningKey);
    }
}
