namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>-Credential with objects whose types come from another AWS SDK.</summary>
public sealed class CredentialParameterTests : BesideAwsToolsTest
{
    private const string Session =
        "Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s -SessionToken t; $mine = Get-AWSCredential; $wrapped = "
        + "$StoredAWSCredentials; $StoredAWSCredentials = $null; ";

    [Theory]
    [InlineData("-Credential $mine")]
    [InlineData("-Credential $wrapped")]
    [InlineData("-AWSCredentials $mine")]
    public void What_the_other_module_returns_signs_the_request(string parameter)
    {
        Shell.Run($"{Session} {OnePage} -Region eu-west-1 {parameter}").Clean();

        Assert.Equal(["AKIDSESSION"], Keys);
        Assert.True(Emulator.Requests[0].HasSessionToken);
    }

    [Fact]
    public void The_session_of_another_command_can_be_piped_through_a_variable()
    {
        Shell.Run($"{Session} $mine | ForEach-Object {{ {OnePage} -Region eu-west-1 -Credential $_ }}").Clean();

        Assert.Equal(["AKIDSESSION"], Keys);
    }

    [Fact]
    public void Credentials_that_refresh_themselves_are_asked_again_for_each_request()
    {
        Shell.Run(
            "Get-KMSCustomKeyStore -Region eu-west-1 -Credential "
            + "([Amazon.PowerShell.Credentials.RollingCredentials]::new('AKIDROLLING'))").Clean();

        Assert.True(Keys.Count > 2);
        Assert.Equal(Keys.Count, Keys.Distinct().Count());
    }

    [Fact]
    public void Credentials_that_cannot_be_had_are_an_error_and_the_next_command_has_its_turn()
    {
        var result = Shell.Run($"""
            {OnePage} -Region eu-west-1 -Credential ([Amazon.PowerShell.Credentials.FailingCredentials]::new('The sign-in ended at noon.'))
            {Session} {OnePage} -Region eu-west-1 -Credential $mine
            """);

        Assert.Equal("CredentialsFailed", result.ErrorId);
        Assert.Contains("The sign-in ended at noon.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(result.Output);
        Assert.Equal(["AKIDSESSION"], Keys);
    }

    [Fact]
    public void Credentials_without_keys_are_an_error_and_no_request()
    {
        var result = Shell.Run($"{OnePage} -Region eu-west-1 -Credential ([Amazon.Runtime.AnonymousAWSCredentials]::new())");

        Assert.Equal("CredentialsFailed", result.ErrorId);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("42", "System.Int32")]
    [InlineData("'ops'", "System.String")]
    [InlineData("@{ AccessKey = 'canary' }", "System.Collections.Hashtable")]
    public void What_holds_no_credentials_is_refused_by_the_name_of_its_type(string value, string type)
    {
        var result = Shell.Run($"{OnePage} -Region eu-west-1 -Credential {value}");

        Assert.Equal("InvalidCredential", result.ErrorId);
        Assert.Contains(type, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{result.Error.ErrorDetails.Message} {result.Error.TargetObject}", StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }
}
