using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Credentials;

public sealed class RegionResolverTests
{
    [Theory]
    [InlineData("eu-wset-1", "eu-west-1")]
    [InlineData("us-east1", "us-east-1")]
    [InlineData("ap-southeast-11", "ap-southeast-1")]
    public void A_region_that_exists_nowhere_is_refused_with_the_nearest_names(string typed, string meant)
    {
        var failure = Assert.Throws<KmsException>(() => RegionResolver.Check(typed, isEndpointGiven: false));

        Assert.Equal((ErrorIds.UnknownRegion, typed), (failure.ErrorId, failure.Target));
        Assert.Contains($"nearest names are {meant}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_name_goes_with_an_endpoint() => RegionResolver.Check("local-1", isEndpointGiven: true);

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("cn-north-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("eusc-de-east-1")]
    public void Regions_of_every_partition_are_known(string region) => RegionResolver.Check(region, isEndpointGiven: false);

    [Theory]
    [InlineData("EU-WEST-1")]
    [InlineData("eu west 1")]
    [InlineData("eu-west-1/..")]
    public void A_text_that_can_be_no_region_is_refused_even_with_an_endpoint(string text)
        => Assert.Equal(
            ErrorIds.InvalidRegion, Assert.Throws<KmsException>(() => RegionResolver.Check(text, isEndpointGiven: true)).ErrorId);

    [Fact]
    public void What_only_stands_for_an_endpoint_is_no_region()
        => Assert.DoesNotContain(AwsCatalog.KnownRegions, region => region.SystemName.EndsWith("regional", StringComparison.Ordinal));
}
