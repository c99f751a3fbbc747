using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class AccountRegionListTests
{
    [Fact]
    public void Without_regions_and_profiles_there_is_one_target_left_to_the_defaults()
        => Assert.Equal([new AccountRegion(null, null)], Expand(null, null));

    [Fact]
    [NeedsPowerShell]
    public void Each_profile_is_asked_in_each_region()
        => Assert.Equal([new("r1", "p1"), new("r2", "p1"), new("r1", "p2"), new("r2", "p2")], Expand(["r1", "r2"], ["p1", "p2"]));

    [Fact]
    [NeedsPowerShell]
    public void Names_without_wildcards_need_no_directory()
    {
        var none = new Lazy<IAwsCatalog>(() => throw new InvalidOperationException("not to be asked"));

        Assert.Single(AccountRegionList.Expand(["mars-1"], ["nobody"], new(), none, CancellationToken.None));
    }

    [Fact]
    [NeedsPowerShell]
    public void A_name_given_twice_counts_once()
        => Assert.Single(Expand(["eu-west-1", "eu-*"], null), new AccountRegion("eu-west-1", null));

    [Fact]
    [NeedsPowerShell]
    public void Profile_patterns_match_without_case()
        => Assert.Equal(["Ops-eu", "ops-us"], Expand(null, ["OPS-*"]).Select(target => target.ProfileName));

    [Fact]
    [NeedsPowerShell]
    public void A_profile_name_may_hold_an_escaped_wildcard()
        => Assert.Equal(["a[1]"], Expand(null, ["a`[1`]"]).Select(target => target.ProfileName));

    [Fact]
    [NeedsPowerShell]
    public void A_profile_pattern_that_matches_nothing_is_an_error()
    {
        var failure = Assert.Throws<KmsException>(() => Expand(null, ["nobody-*"]));

        Assert.Equal((ErrorIds.ProfileNotFound, "nobody-*"), (failure.ErrorId, failure.Target));
    }

    [Theory]
    [NeedsPowerShell]
    [InlineData(null, "*", "eu-west-1,us-east-1")]
    [InlineData("eu-west-1", "eu-*", "eu-west-1")]
    [InlineData("us-gov-west-1", "*", "us-gov-west-1")]
    [InlineData("us-gov-west-1", "us-*", "us-gov-west-1")]
    [InlineData("us-gov-west-1", "eu-*", "eu-west-1,eu-isoe-west-1")]
    [InlineData("eu-west-1", "cn-*", "cn-north-1")]
    public void Region_patterns_stay_in_the_partition_in_use_while_anything_matches_there(string? home, string pattern, string regions)
        => Assert.Equal(regions.Split(','), Expand([pattern], null, home).Select(target => target.Region));

    [Fact]
    [NeedsPowerShell]
    public void The_partition_is_that_of_each_profile()
        => Assert.Equal(
            [new("eu-west-1", "commercial"), new("us-east-1", "commercial"), new("us-gov-west-1", "government")],
            AccountRegionList.Expand(
                ["*"],
                ["commercial", "government"],
                new(),
                Catalog(settings => settings.ProfileName == "government" ? "us-gov-west-1" : null),
                CancellationToken.None));

    [Fact]
    [NeedsPowerShell]
    public void A_region_pattern_that_matches_nothing_is_an_error()
    {
        var failure = Assert.Throws<KmsException>(() => Expand(["mars-*"], null));

        Assert.Equal((ErrorIds.UnknownRegion, "mars-*"), (failure.ErrorId, failure.Target));
    }

    private static IReadOnlyList<AccountRegion> Expand(string[]? regions, string[]? profiles, string? home = null)
        => AccountRegionList.Expand(regions, profiles, new(), Catalog(_ => home), CancellationToken.None);

    private static Lazy<IAwsCatalog> Catalog(Func<ConnectionSettings, string?> home) => new(() => new FixedCatalog(home));
}
