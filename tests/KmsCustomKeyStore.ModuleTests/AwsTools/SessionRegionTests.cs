namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>$StoredAWSRegion, and regions that are objects.</summary>
public sealed class SessionRegionTests : BesideAwsToolsTest
{
    private const string Keyed = "Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s; ";

    [Fact]
    public void The_region_of_the_session_is_asked()
    {
        var result = Shell.Run($"{Keyed} Set-DefaultAWSRegion eu-central-1; {OnePage}").Clean();

        Assert.Equal(["eu-central-1"], Regions);
        Assert.Equal(["eu-central-1"], result.All("Region"));
    }

    [Theory]
    [InlineData("-Region eu-north-1")]
    [InlineData("-RegionToCall eu-north-1")]
    [InlineData("-Region (Get-AWSRegion eu-north-1)")]
    public void What_a_parameter_says_goes_before_the_session(string parameter)
    {
        Shell.Run($"{Keyed} Set-DefaultAWSRegion eu-central-1; {OnePage} {parameter}").Clean();

        Assert.Equal(["eu-north-1"], Regions);
    }

    [Fact]
    public void The_session_goes_before_the_region_of_the_profile()
    {
        RunWithProfiles($"Set-DefaultAWSRegion eu-central-1; {OnePage} -ProfileName ops -ProfileLocation $args[0]").Clean();

        Assert.Equal(["eu-central-1"], Regions);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    public void A_variable_that_was_cleared_counts_as_not_set(string cleared)
    {
        RunWithProfiles(
            $"Set-DefaultAWSRegion eu-central-1; $StoredAWSRegion = {cleared}; {OnePage} -ProfileName ops -ProfileLocation "
            + "$args[0]").Clean();

        Assert.Equal(["eu-south-1"], Regions);
    }

    [Fact]
    public void A_variable_of_the_callers_own_scope_counts()
    {
        Shell.Run($$"""
            {{Keyed}}
            Set-DefaultAWSRegion eu-central-1
            function Use-Other { $StoredAWSRegion = 'eu-north-1'; {{OnePage}} }
            Use-Other
            {{OnePage}}
            """).Clean();

        Assert.Equal(["eu-north-1", "eu-central-1"], Regions);
    }

    [Theory]
    [InlineData("Get-AWSRegion eu-north-1")]
    [InlineData("[pscustomobject]@{ Region = 'eu-north-1'; Name = 'Europe (Stockholm)' }")]
    public void A_region_that_is_an_object_is_asked_by_its_Region(string region)
    {
        Shell.Run($"{Keyed} $region = {region}; {OnePage} -Region $region").Clean();

        Assert.Equal(["eu-north-1"], Regions);
    }

    [Fact]
    public void Several_regions_may_be_objects_and_names()
    {
        Shell.Run($"{Keyed} {OnePage} -Region (@(Get-AWSRegion eu-north-1, eu-central-1) + 'eu-west-1')").Clean();

        Assert.Equal(["eu-central-1", "eu-north-1", "eu-west-1"], Regions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_session_variable_that_holds_a_region_object_counts_too()
    {
        Shell.Run($"{Keyed} $StoredAWSRegion = Get-AWSRegion eu-north-1; {OnePage}").Clean();

        Assert.Equal(["eu-north-1"], Regions);
    }
}
