using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>What comes from environment and files. The environment is the process's, so nothing else may run meanwhile.</summary>
public sealed class EnvironmentVariableTests : ModuleTest
{
    private static readonly string[] _variables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE",
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_KMS",
    ];

    private readonly Dictionary<string, string?> _before = _variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public EnvironmentVariableTests()
    {
        foreach (string name in _variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        TestProfiles.Clear();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        TestProfiles.Clear();
    }

    [Fact]
    public void Keys_region_and_endpoint_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "s");
        Environment.SetEnvironmentVariable("AWS_REGION", "ap-south-1");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_KMS", Emulator.Endpoint.ToString());

        var result = Run("Get-KMSCustomKeyStore -NoAutoIteration").Clean();

        Assert.All(result.All("Region"), region => Assert.Equal("ap-south-1", region));
        Assert.Equal("AKIDENVIRONMENT", Assert.Single(Emulator.Requests).Credential!.AccessKeyId);
        Assert.Equal("ap-south-1", Emulator.Requests[0].Credential!.Region);
    }

    [Fact]
    public void AWS_DEFAULT_REGION_counts_where_AWS_REGION_is_not_set()
    {
        Environment.SetEnvironmentVariable("AWS_DEFAULT_REGION", "ap-south-2");

        Assert.Equal(
            ["ap-south-2"],
            Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -AccessKey a -SecretKey s -EndpointUrl $args[0]").Clean().All("Region"));

        Environment.SetEnvironmentVariable("AWS_REGION", "ap-south-1");

        Assert.Equal(
            ["ap-south-1"],
            Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -AccessKey a -SecretKey s -EndpointUrl $args[0]").Clean().All("Region"));
    }

    [Fact]
    public void A_named_profile_gives_keys_and_region_and_goes_before_the_environment()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "s");
        Environment.SetEnvironmentVariable("AWS_REGION", "ap-south-1");
        File.WriteAllText(TestProfiles.CredentialsFile, "[ops]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\n");
        File.WriteAllText(TestProfiles.ConfigFile, "[profile ops]\nregion = eu-south-1\n");

        var result = Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -ProfileName ops -EndpointUrl $args[0]").Clean();

        Assert.Equal(["eu-south-1"], result.All("Region"));
        Assert.Equal(["ops"], result.All("ProfileName"));
        Assert.Equal("AKIDPROFILE", Assert.Single(Emulator.Requests).Credential!.AccessKeyId);
    }

    [Fact]
    public void The_default_profile_is_the_last_resort()
    {
        File.WriteAllText(TestProfiles.CredentialsFile, "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = s\n");
        File.WriteAllText(TestProfiles.ConfigFile, "[default]\nregion = eu-south-2\n");

        var result = Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -EndpointUrl $args[0]").Clean();

        Assert.Equal(["eu-south-2"], result.All("Region"));
        Assert.Equal("AKIDDEFAULT", Assert.Single(Emulator.Requests).Credential!.AccessKeyId);
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_an_error_and_nothing_falls_through()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "s");

        var result = Run("Get-KMSCustomKeyStore -ProfileName nobody -Region eu-west-1 -EndpointUrl $args[0]");

        Assert.Equal("ProfileNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("nobody", result.Error.TargetObject);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_profile_without_credentials_is_an_error_that_names_it()
    {
        File.WriteAllText(TestProfiles.ConfigFile, "[profile bare]\nregion = eu-west-1\n");

        var result = Run("Get-KMSCustomKeyStore -ProfileName bare -EndpointUrl $args[0]");

        Assert.Equal("ProfileUnusable", result.ErrorId);
        Assert.Equal("bare", result.Error.TargetObject);
        Assert.Contains("'bare'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_credentials_anywhere_is_an_error_that_says_where_to_put_them()
    {
        var result = Run("Get-KMSCustomKeyStore -Region eu-west-1 -EndpointUrl $args[0]");

        Assert.Equal("CredentialsNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, result.Error.CategoryInfo.Category);
        Assert.Contains("-ProfileName", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void No_region_anywhere_is_an_error_that_says_how_to_set_one()
    {
        var result = Run("Get-KMSCustomKeyStore -AccessKey a -SecretKey s -EndpointUrl $args[0]");

        Assert.Equal("RegionNotFound", result.ErrorId);
        Assert.Contains("AWS_REGION", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    private ShellResult Run(string script) => Shell.Run($"$PSDefaultParameterValues.Clear(); {script}", Emulator.Endpoint.ToString());
}
