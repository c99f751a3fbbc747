using System.Management.Automation;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Keys that stand in variables and files with more, or less, around them than they should have.</summary>
public sealed class KeyTests : CredentialTest
{
    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "AKID\nX-Injected: 1")]
    [InlineData("AWS_ACCESS_KEY_ID", "AKID ONE")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "canary\r\ncanary")]
    [InlineData("AWS_SESSION_TOKEN", "canary\nX-Injected: 1")]
    [InlineData("AWS_SESSION_TOKEN", "canäry")]
    public void A_line_break_or_another_character_in_a_variable_is_refused_before_a_request(string variable, string value)
    {
        SetEnvironmentKeys();
        Settings.Set(variable, value);

        AssertRefused(Ask(), variable);
    }

    [Theory]
    [InlineData("-AccessKey $args[1] -SecretKey s", "AKID\n", "-AccessKey")]
    [InlineData("-AccessKey a -SecretKey $args[1]", "canary\n", "-SecretKey")]
    [InlineData("-AccessKey a -SecretKey s -SessionToken $args[1]", "canary\nX-Injected: 1", "-SessionToken")]
    [InlineData("-AccessKey $args[1] -SecretKey s", """{"AccessKeyId":"AKID","SecretAccessKey":"canary"}""", "-AccessKey")]
    public void And_in_a_parameter(string parameters, string value, string named) => AssertRefused(Ask(parameters, value), named);

    [Fact]
    public void A_document_typed_for_a_key_is_shown_nowhere()
    {
        var result = Ask("""-AccessKey '{"AccessKeyId":"AKID","SecretAccessKey":"canary"}'""");

        AssertError("AccessKeyWithoutSecret", ErrorCategory.InvalidArgument, result);
        Assert.DoesNotContain("canary", $"{result.Error} {result.Error.InvocationInfo.PositionMessage}", StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{result.Error.TargetObject} {result.Error.InvocationInfo.Line}", StringComparison.Ordinal);
    }

    [Fact]
    public void And_in_what_a_process_writes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        string keys = Settings.Write("keys.json", """{"Version":1,"AccessKeyId":"AKID\nX: 1","SecretAccessKey":"canary"}""");
        WriteConfig($"[profile ops]\ncredential_process = cat {keys}\n");

        AssertRefused(Ask("-ProfileName ops"), "access key id");
    }

    [Fact]
    public void Blanks_and_a_line_break_at_the_end_of_a_variable_are_taken_off()
    {
        Settings.Set("AWS_ACCESS_KEY_ID", " AKIDTRIMMED\n");
        Settings.Set("AWS_SECRET_ACCESS_KEY", $"{StaticSecret}\r\n");

        Ask().Clean();

        Assert.Equal("AKIDTRIMMED", SigningKey);
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SESSION_TOKEN")]
    public void A_blank_variable_is_not_set(string variable)
    {
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}");
        if (variable == "AWS_SESSION_TOKEN")
        {
            SetEnvironmentKeys();
        }

        Settings.Set(variable, " ");

        Ask().Clean();

        Assert.Equal(variable == "AWS_SESSION_TOKEN" ? "AKIDENVIRONMENT" : "AKIDDEFAULT", SigningKey);
        Assert.False(Emulator.Requests[0].HasSessionToken);
    }

    [Fact]
    public void Half_a_pair_of_variables_is_an_error_that_names_the_other()
    {
        Settings.Set("AWS_ACCESS_KEY_ID", "AKIDHALF");

        var error = AssertError("AccessKeyWithoutSecret", ErrorCategory.InvalidArgument, Ask());

        Assert.Equal("AWS_SECRET_ACCESS_KEY", error.TargetObject);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("aws_session_token")]
    [InlineData("aws_security_token")]
    public void A_session_token_of_a_file_has_either_name(string setting)
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}{setting} = t\n");

        Ask("-ProfileName ops").Clean();

        Assert.True(Assert.Single(Emulator.Requests).HasSessionToken);
    }

    [Fact]
    public void A_session_token_of_the_environment_has_either_name()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_SECURITY_TOKEN", "t");

        Ask().Clean();

        Assert.True(Assert.Single(Emulator.Requests).HasSessionToken);
    }

    [Theory]
    [InlineData("http://canary:canary@127.0.0.1:9")]
    [InlineData("canary@host")]
    public void An_endpoint_with_a_user_is_refused_and_shown_nowhere(string endpoint)
    {
        SetEnvironmentKeys();

        var result = Run($"Get-KMSCustomKeyStore -Region eu-west-1 -EndpointUrl {endpoint}");

        AssertError("InvalidEndpointUrl", ErrorCategory.InvalidArgument, result);
        Assert.DoesNotContain(
            "canary",
            $"{result.Error} {result.Error.ErrorDetails} {result.Error.TargetObject} {result.Error.InvocationInfo.PositionMessage}",
            StringComparison.Ordinal);
    }

    private void AssertRefused(ModuleTestKit.Hosting.ShellResult result, string named)
    {
        var error = AssertError("InvalidCredential", ErrorCategory.InvalidArgument, result);
        Assert.Contains(named, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception} {error.TargetObject}", StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }
}
