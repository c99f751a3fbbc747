using System.Globalization;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Tests.Listing;

[NeedsPowerShell]
public sealed class NameFilterTests
{
    [Theory]
    [InlineData("plain", false)]
    [InlineData("with`*escape", false)]
    [InlineData("broken [set", false)]
    [InlineData("any*", true)]
    [InlineData("on?", true)]
    [InlineData("[ab]c", true)]
    public void Only_a_valid_pattern_with_wildcards_is_one(string text, bool isPattern)
        => Assert.Equal(isPattern, NameFilter.IsPattern(text));

    [Theory]
    [InlineData("with`*escape", "with*escape")]
    [InlineData("plain", "plain")]
    [InlineData("broken [set", "broken [set")]
    [InlineData("back`tick", "back`tick")]
    public void A_name_without_wildcards_loses_only_its_escapes(string typed, string name)
        => Assert.Equal(name, NameFilter.Unescape(typed));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-AZ")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_session_has_no_part_in_matching(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.True(new NameFilter(["failed"]).Matches("FAILED"));
            Assert.True(new NameFilter(["DISCONNECT*"]).Matches("disconnecting"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_pattern_may_match_without_case_and_the_very_text_counts()
    {
        var filter = new NameFilter(["prod-*", "tenant[1]"]);

        Assert.True(filter.Matches("PROD-eu"));
        Assert.True(filter.Matches("tenant1"));
        Assert.True(filter.Matches("tenant[1]"));
        Assert.False(filter.Matches("TENANT[1]"));
        Assert.False(filter.Matches("other"));
        Assert.False(filter.Matches(null));
    }

    [Fact]
    public void Many_asterisks_match_as_one_does_and_an_escaped_one_is_still_a_letter()
    {
        Assert.True(new NameFilter([$"a{new string('*', 1_000_000)}c"]).Matches("abc"));
        Assert.True(new NameFilter(["a`***"]).Matches("a*bc"));
        Assert.False(new NameFilter(["a`***"]).Matches("abc"));
    }
}
