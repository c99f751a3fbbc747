using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Where the region comes from, and which are refused.</summary>
public sealed class DefaultRegionTests : CredentialTest
{
    private const string Command = "Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Verbose";

    [Fact]
    public void Each_source_goes_before_the_next()
    {
        UseInstance();
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}[default]\n{Keys("AKIDDEFAULT")}");
        WriteConfig("[profile ops]\nregion = eu-south-1\n[default]\nregion = eu-south-2\n");
        Settings.Set("AWS_REGION", "ap-south-1");
        Settings.Set("AWS_DEFAULT_REGION", "ap-south-2");

        AssertRegion("eu-north-1", "-Region", "$StoredAWSRegion = 'ca-west-1';", "-ProfileName ops -Region eu-north-1");
        AssertRegion("ca-west-1", "$StoredAWSRegion", "$StoredAWSRegion = 'ca-west-1';", "-ProfileName ops");
        AssertRegion("eu-south-1", "profile 'ops'", string.Empty, "-ProfileName ops");
        AssertRegion("ap-south-1", "AWS_REGION", string.Empty, string.Empty);
        Settings.Set("AWS_REGION", null);
        AssertRegion("ap-south-2", "AWS_DEFAULT_REGION", string.Empty, string.Empty);
        Settings.Set("AWS_DEFAULT_REGION", null);
        AssertRegion("eu-south-2", "profile 'default'", string.Empty, string.Empty);
        WriteConfig(string.Empty);
        AssertRegion(InstanceStandIn.Region, "the instance metadata", string.Empty, string.Empty);
    }

    [Fact]
    public void The_profile_that_AWS_PROFILE_names_has_a_region()
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}");
        WriteConfig("[profile ops]\nregion = eu-south-1\n");
        Settings.Set("AWS_PROFILE", "ops");

        AssertRegion("eu-south-1", "profile 'ops'", string.Empty, string.Empty);
    }

    [Fact]
    public void A_named_profile_without_a_region_leaves_it_to_the_environment()
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}");
        Settings.Set("AWS_REGION", "ap-south-1");

        AssertRegion("ap-south-1", "AWS_REGION", string.Empty, "-ProfileName ops");
    }

    [Fact]
    public void No_region_anywhere_is_an_error_that_says_how_to_set_one()
    {
        SetEnvironmentKeys();

        var error = AssertError(
            "RegionNotFound", ErrorCategory.InvalidArgument, Run($"{Command} -EndpointUrl $args[0]", Emulator.Endpoint.ToString()));

        Assert.All(
            ["-Region", "AWS_REGION", "AWS_DEFAULT_REGION", "profile"],
            way => Assert.Contains(way, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("us-east1", "us-east-1")]
    [InlineData("eu-west-1a", "eu-west-1")]
    [InlineData("xx-north-1", "cn-north-1")]
    public void A_region_that_cannot_exist_is_refused_with_the_nearest_name(string wrong, string nearest)
    {
        SetEnvironmentKeys();

        var error = AssertError("UnknownRegion", ErrorCategory.InvalidArgument, Run($"{Command} -Region {wrong}"));

        Assert.Equal(wrong, error.TargetObject);
        Assert.Contains($"'{wrong}'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(nearest, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_DEFAULT_REGION")]
    public void A_region_of_the_environment_that_cannot_exist_is_refused_too(string variable)
    {
        SetEnvironmentKeys();
        Settings.Set(variable, "us-east1");

        Assert.Equal("us-east1", AssertError("UnknownRegion", ErrorCategory.InvalidArgument, Run(Command)).TargetObject);
    }

    [Fact]
    public void A_city_is_not_a_region_and_is_told_its_name()
    {
        SetEnvironmentKeys();

        var error = AssertError("UnknownRegion", ErrorCategory.InvalidArgument, Run($"{Command} -Region Ireland"));

        Assert.Contains("eu-west-1", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU-WEST-1")]
    [InlineData("' eu-west-1 '")]
    public void Capitals_and_blanks_in_a_region_do_not_matter(string typed)
    {
        SetEnvironmentKeys();

        var result = Run($"{Command} -Region {typed} -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        Assert.Equal(["eu-west-1"], result.All("Region"));
        Assert.Equal("eu-west-1", Assert.Single(Emulator.Requests).Credential!.Region);
    }

    [Fact]
    public void A_region_of_ones_own_goes_with_an_endpoint_wherever_that_is_set()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_REGION", "local");
        Settings.Set("AWS_ENDPOINT_URL_KMS", Emulator.Endpoint.ToString());

        Assert.Equal(["local"], Run(Command).Clean().All("Region"));
    }

    [Fact]
    public void A_region_that_exists_nowhere_is_asked_at_the_endpoint_that_is_given()
    {
        SetEnvironmentKeys();

        var result = Run($"{Command} -Region eu-wset-1 -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        Assert.Equal(["eu-wset-1"], result.All("Region"));
        Assert.Equal("eu-wset-1", Assert.Single(Emulator.Requests).Credential!.Region);
    }

    [Fact]
    public void The_request_is_signed_for_the_region()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_REGION", "ap-south-1");

        Run($"{Command} -Region cn-north-1 -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        Assert.Equal("cn-north-1", Assert.Single(Emulator.Requests).Credential!.Region);
    }

    private void AssertRegion(string region, string origin, string before, string parameters)
    {
        Emulator.ClearRequests();
        var result = Run(
            $"{before} {Command} -EndpointUrl $args[0] {parameters}; $StoredAWSRegion = $null", Emulator.Endpoint.ToString()).Clean();

        Assert.Equal([region], result.All("Region"));
        Assert.Equal(region, Assert.Single(Emulator.Requests).Credential!.Region);
        AssertRegionFrom(origin, result);
    }
}
