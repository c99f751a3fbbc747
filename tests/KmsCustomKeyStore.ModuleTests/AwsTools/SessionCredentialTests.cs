using System.Management.Automation;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>$StoredAWSCredentials, as another AWS module's Set-AWSCredential leaves it.</summary>
public sealed class SessionCredentialTests : BesideAwsToolsTest
{
    private const string Region = "$StoredAWSRegion = 'eu-west-1'; ";

    [Fact]
    public void The_credentials_of_the_session_sign_the_request()
    {
        Shell.Run($"{Region} Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s; {OnePage}").Clean();

        Assert.Equal(["AKIDSESSION"], Keys);
        Assert.False(Emulator.Requests[0].HasSessionToken);
    }

    [Fact]
    public void Their_session_token_goes_with_them()
    {
        Shell.Run($"{Region} Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s -SessionToken t; {OnePage}").Clean();

        Assert.Equal(["AKIDSESSION"], Keys);
        Assert.True(Emulator.Requests[0].HasSessionToken);
    }

    [Fact]
    public void A_profile_that_the_other_module_resolved_signs_the_request()
    {
        RunWithProfiles($"{Region} Set-AWSCredential -ProfileName ops -ProfileLocation $args[0]; {OnePage}").Clean();

        Assert.Equal(["AKIDPROFILE"], Keys);
    }

    [Fact]
    public void Credentials_that_refresh_themselves_are_asked_again_for_each_request()
    {
        Shell.Run($"""
            {Region}
            Set-AWSCredential -Credential ([Amazon.PowerShell.Credentials.RollingCredentials]::new('AKIDROLLING'))
            Get-KMSCustomKeyStore
            """).Clean();

        Assert.True(Keys.Count > 2);
        Assert.All(Keys, key => Assert.StartsWith("AKIDROLLING", key, StringComparison.Ordinal));
        Assert.Equal(Keys.Count, Keys.Distinct().Count());
        Assert.All(Emulator.Requests, request => Assert.True(request.HasSessionToken));
    }

    [Fact]
    public void Credentials_that_cannot_be_had_are_an_error_that_says_why()
    {
        var result = Shell.Run($"""
            {Region}
            Set-AWSCredential -Credential ([Amazon.PowerShell.Credentials.FailingCredentials]::new('The sign-in ended at noon.'))
            {OnePage}
            """);

        Assert.Equal("CredentialsFailed", result.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, result.Error.CategoryInfo.Category);
        Assert.Contains("The sign-in ended at noon.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_plain_string_is_the_name_of_a_profile()
    {
        var result = RunWithProfiles($"$StoredAWSCredentials = 'ops'; {OnePage} -ProfileLocation $args[0]").Clean();

        Assert.Equal(["AKIDPROFILE"], Keys);
        Assert.Equal(["eu-south-1"], result.All("Region"));
    }

    [Fact]
    public void A_plain_string_that_names_no_profile_is_an_error_and_nothing_falls_through()
    {
        var result = RunWithProfiles($"{Region} $StoredAWSCredentials = 'nobody'; {OnePage} -ProfileLocation $args[0]");

        Assert.Equal("ProfileNotFound", result.ErrorId);
        Assert.Equal("nobody", result.Error.TargetObject);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("-AccessKey AKIDEXPLICIT -SecretKey s", "AKIDEXPLICIT")]
    [InlineData("-Credential ([Amazon.Runtime.BasicAWSCredentials]::new('AKIDOBJECT', 's'))", "AKIDOBJECT")]
    [InlineData("-ProfileName ops -ProfileLocation $args[0]", "AKIDPROFILE")]
    public void What_a_parameter_says_goes_before_the_session(string parameters, string key)
    {
        RunWithProfiles($"{Region} Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s; {OnePage} {parameters}").Clean();

        Assert.Equal([key], Keys);
    }

    [Fact]
    public void Keys_go_before_a_session_string_that_names_no_profile()
    {
        Shell.Run($"{Region} $StoredAWSCredentials = 'nobody'; {OnePage} -AccessKey AKIDEXPLICIT -SecretKey s").Clean();

        Assert.Equal(["AKIDEXPLICIT"], Keys);
    }

    [Fact]
    public void A_variable_of_the_callers_own_scope_counts()
    {
        Shell.Run($$"""
            {{Region}}
            Set-AWSCredential -AccessKey AKIDGLOBAL -SecretKey s
            function Use-Other {
                $StoredAWSCredentials = [Amazon.Runtime.BasicAWSCredentials]::new('AKIDLOCAL', 's')
                {{OnePage}}
            }
            Use-Other
            {{OnePage}}
            """).Clean();

        Assert.Equal(["AKIDLOCAL", "AKIDGLOBAL"], Keys);
    }

    [Fact]
    public void A_variable_that_was_cleared_counts_as_not_set()
    {
        Shell.Run(
            $"{Region} Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s; $StoredAWSCredentials = $null; {OnePage} -AccessKey "
            + "AKIDEXPLICIT -SecretKey s").Clean();

        Assert.Equal(["AKIDEXPLICIT"], Keys);
    }

    [Fact]
    public void Something_else_in_the_variable_is_refused_by_the_name_of_its_type()
    {
        var result = Shell.Run($"{Region} $StoredAWSCredentials = [version]'1.0'; {OnePage}");

        Assert.Equal("InvalidCredential", result.ErrorId);
        Assert.Contains("$StoredAWSCredentials", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("System.Version", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Verbose_names_the_variable_and_not_the_secret()
    {
        var result = Shell.Run(
            $"{Region} Set-AWSCredential -AccessKey AKIDSESSION -SecretKey canary-secret -SessionToken canary-token; {OnePage} "
            + "-Verbose").Clean();

        Assert.Contains(result.Verbose, line => line.Contains("$StoredAWSCredentials", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("$StoredAWSRegion", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains("canary", StringComparison.Ordinal));
    }
}
