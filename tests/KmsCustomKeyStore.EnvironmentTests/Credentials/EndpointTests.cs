using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Which address is asked.</summary>
public sealed class EndpointTests : CredentialTest
{
    // Without keys to sign with, no request leaves the machine.
    private const string Unsignable = "credential_process = exit 1\n";

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_KMS")]
    public void The_environment_names_an_endpoint(string variable)
    {
        SetEnvironmentKeys();
        Settings.Set(variable, Emulator.Endpoint.ToString());

        var result = AskUsual("-Region eu-north-1").Clean();

        Assert.Equal("eu-north-1", Assert.Single(Emulator.Requests).Credential!.Region);
        Assert.Equal(Emulator.Endpoint, EndpointOf(result));
    }

    [Fact]
    public void The_endpoint_of_the_service_goes_before_the_general_one()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:9/");
        Settings.Set("AWS_ENDPOINT_URL_KMS", Emulator.Endpoint.ToString());

        AskUsual("-Region eu-west-1").Clean();

        Assert.Single(Emulator.Requests);
    }

    [Fact]
    public void The_parameter_goes_before_the_environment()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:9/");

        Ask().Clean();

        Assert.Single(Emulator.Requests);
    }

    [Theory]
    [InlineData("-ProfileName ops", null)]
    [InlineData("", "ops")]
    public void A_profile_names_an_endpoint(string parameter, string? environment)
    {
        Settings.Set("AWS_PROFILE", environment);
        WriteConfig($"[profile ops]\nregion = eu-west-1\nendpoint_url = {Emulator.Endpoint}\n{Keys("AKIDOPS")}");

        AskUsual(parameter).Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Theory]
    [InlineData("-ProfileName ops", null)]
    [InlineData("", "ops")]
    public void A_profile_names_an_endpoint_of_the_service(string parameter, string? environment)
    {
        Settings.Set("AWS_PROFILE", environment);
        WriteConfig(
            $"[profile ops]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:9/\nservices = local\n{Keys("AKIDOPS")}[services "
            + $"local]\nkms =\n  endpoint_url = {Emulator.Endpoint}\n");

        AskUsual(parameter).Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void A_profile_in_a_file_that_is_named_names_an_endpoint()
    {
        string file = Settings.Write(
            "elsewhere.ini", $"[ops]\nregion = eu-west-1\nendpoint_url = {Emulator.Endpoint}\n{Keys("AKIDELSEWHERE")}");

        AskUsual("-ProfileName ops -ProfileLocation $args[0]", file).Clean();

        Assert.Equal("AKIDELSEWHERE", SigningKey);
    }

    [Fact]
    public void A_named_profile_does_not_take_the_endpoint_of_another()
    {
        Settings.Set("AWS_PROFILE", "ops");
        WriteConfig($"[profile ops]\nendpoint_url = {Emulator.Endpoint}\n{Keys("AKIDOPS")}[profile plain]\n{Unsignable}");

        Assert.Equal(new Uri("https://kms.eu-west-1.amazonaws.com/"), EndpointOf(AskUsual("-ProfileName plain -Region eu-west-1")));
    }

    [Theory]
    [InlineData("eu-west-1", "https://kms.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://kms.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "https://kms.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-iso-east-1", "https://kms.us-iso-east-1.c2s.ic.gov/")]
    public void Each_region_has_the_endpoint_of_its_partition(string region, string endpoint)
    {
        WriteConfig($"[profile ops]\n{Unsignable}");

        Assert.Equal(new Uri(endpoint), EndpointOf(AskUsual($"-ProfileName ops -Region {region}")));
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", null, "https://kms-fips.us-east-1.amazonaws.com/")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", null, "https://kms.us-east-1.api.aws/")]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "https://kms-fips.us-east-1.api.aws/")]
    public void FIPS_and_dual_stack_endpoints_are_chosen_by_the_environment(string variable, string? another, string endpoint)
    {
        WriteConfig($"[profile ops]\n{Unsignable}");
        Assert.Equal(new Uri("https://kms.us-east-1.amazonaws.com/"), EndpointOf(AskUsual("-ProfileName ops -Region us-east-1")));

        Settings.Set(variable, "true");
        if (another is not null)
        {
            Settings.Set(another, "true");
        }

        Assert.Equal(new Uri(endpoint), EndpointOf(AskUsual("-ProfileName ops -Region us-east-1")));
    }

    [Theory]
    [InlineData("use_fips_endpoint = true\n", "https://kms-fips.us-east-1.amazonaws.com/", "-ProfileName ops", null)]
    [InlineData("use_dualstack_endpoint = true\n", "https://kms.us-east-1.api.aws/", "-ProfileName ops", null)]
    [InlineData(
        "use_fips_endpoint = true\nuse_dualstack_endpoint = true\n", "https://kms-fips.us-east-1.api.aws/", "-ProfileName ops", null)]
    [InlineData("use_fips_endpoint = true\n", "https://kms-fips.us-east-1.amazonaws.com/", "", "ops")]
    public void FIPS_and_dual_stack_endpoints_are_chosen_by_the_profile(
        string settings, string endpoint, string parameter, string? environment)
    {
        Settings.Set("AWS_PROFILE", environment);
        WriteConfig($"[profile ops]\n{settings}{Unsignable}[profile plain]\n{Unsignable}");

        Assert.Equal(new Uri("https://kms.us-east-1.amazonaws.com/"), EndpointOf(AskUsual("-ProfileName plain -Region us-east-1")));
        Assert.Equal(new Uri(endpoint), EndpointOf(AskUsual($"{parameter} -Region us-east-1")));
    }

    private static Uri EndpointOf(ShellResult result)
    {
        const string Asking = "Asking ";
        string line = Assert.Single(result.Verbose, line => line.StartsWith(Asking, StringComparison.Ordinal));
        return new Uri(line[Asking.Length..].TrimEnd('.'));
    }

    private ShellResult AskUsual(string parameters, params object?[] arguments)
        => Run($"Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Verbose -MaximumRetryCount 0 {parameters}", arguments);
}
