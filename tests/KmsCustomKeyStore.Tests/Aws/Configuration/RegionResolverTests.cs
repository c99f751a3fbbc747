using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Configuration;

public sealed class RegionResolverTests
{
    [Theory]
    [InlineData("us-east1", "us-east-1")]
    [InlineData("xx-west-1", "eu-west-1")]
    [InlineData("eu-west-1a", "eu-west-1")]
    public void A_region_that_cannot_exist_is_refused_with_the_nearest_names(string typed, string meant)
    {
        var failure = Assert.Throws<KmsException>(() => RegionResolver.Check(typed, isEndpointGiven: false));

        Assert.Equal((ErrorIds.UnknownRegion, typed), (failure.ErrorId, failure.Target));
        Assert.Contains(meant, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-wset-1")]
    [InlineData("ap-southeast-99")]
    [InlineData("us-gov-north-1")]
    public void A_region_that_may_be_newer_than_the_SDK_is_asked(string region)
    {
        RegionResolver.Check(region, isEndpointGiven: false);

        Assert.False(RegionResolver.IsKnown(region));
    }

    [Theory]
    [InlineData("Ireland", "eu-west-1")]
    [InlineData("frankfurt", "eu-central-1")]
    [InlineData("eu-wset-1", "eu-west-1")]
    public void A_city_or_a_near_miss_is_told_the_name(string typed, string meant)
        => Assert.Equal(meant, RegionResolver.NearestTo(typed)[0]);

    [Theory]
    [InlineData("EU-WEST-1")]
    [InlineData(" eu-west-1 ")]
    public void Capitals_and_blanks_do_not_matter(string typed) => Assert.Equal("eu-west-1", RegionResolver.Normalize(typed));

    [Fact]
    public void Any_name_goes_with_an_endpoint() => RegionResolver.Check("local-1", isEndpointGiven: true);

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("cn-north-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("eusc-de-east-1")]
    public void Regions_of_every_partition_are_known(string region) => RegionResolver.Check(region, isEndpointGiven: false);

    [Theory]
    [InlineData("eu west 1")]
    [InlineData("eu-west-1/..")]
    public void A_text_that_can_be_no_region_is_refused_even_with_an_endpoint(string text)
        => Assert.Equal(
            ErrorIds.InvalidRegion, Assert.Throws<KmsException>(() => RegionResolver.Check(text, isEndpointGiven: true)).ErrorId);

    [Fact]
    public void What_only_stands_for_an_endpoint_is_no_region()
        => Assert.DoesNotContain(AwsCatalog.KnownRegions, region => region.SystemName.EndsWith("regional", StringComparison.Ordinal));
}
