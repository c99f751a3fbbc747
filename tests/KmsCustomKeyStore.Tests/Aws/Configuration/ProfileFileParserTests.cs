using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Configuration;

public sealed class ProfileFileParserTests
{
    [Fact]
    public void A_config_file_has_profiles_sessions_and_services_and_others_are_read_over()
    {
        var file = Config(
            """
            [default]
            region = eu-west-1
            [profile ops]
            output=json
            [sso-session corp]
            sso_region = eu-north-1
            [services local]
            kms =
              endpoint_url = http://127.0.0.1:4566
            [ops2]
            region = us-east-1
            [plugins]
            x = y
            """);

        Assert.Equal(["default", "ops"], file.Profiles.Keys);
        Assert.Equal("eu-north-1", file.SsoSessions["corp"].Text("sso_region"));
        Assert.Equal("http://127.0.0.1:4566", file.Services["local"].Find("KMS", "ENDPOINT_URL")!.Value);
        Assert.Null(file.Services["local"].Find("sts", "endpoint_url"));
    }

    [Theory]
    [InlineData("[profile 'two words']", "two words")]
    [InlineData("[profile \"two words\"]", "two words")]
    [InlineData("[profile 'a]b#c']", "a]b#c")]
    [InlineData("[  profile\tops  ]", "ops")]
    [InlineData("[profile ops];", "ops")]
    [InlineData("[profile ops] # of the night", "ops")]
    [InlineData("[profile it's]", "it's")]
    [InlineData("[profile a#b]", "a#b")]
    [InlineData("[profile größe]", "größe")]
    public void A_section_may_be_written_in_many_ways(string header, string name)
        => Assert.Equal([name], Config($"{header}\nregion = eu-west-1").Profiles.Keys);

    [Theory]
    [InlineData("[profile two words]")]
    [InlineData("[profileops]")]
    [InlineData("[profile]")]
    [InlineData("[profile 'ops]")]
    [InlineData("[ops]")]
    public void A_section_of_another_form_is_no_profile_of_a_config_file(string header)
        => Assert.Empty(Config($"{header}\nregion = eu-west-1").Profiles);

    [Fact]
    public void A_credentials_file_has_its_profiles_without_a_prefix()
        => Assert.Equal(["ops", "two words"], Credentials("[ops]\n[ two words ]\n[profile other]\nregion = x").Profiles.Keys);

    [Theory]
    [InlineData("[default]\nregion = one\noutput = json\n[profile default]\nregion = two")]
    [InlineData("[profile default]\nregion = two\n[default]\nregion = one\noutput = json")]
    public void The_default_profile_with_the_prefix_replaces_the_one_without(string text)
    {
        var profile = Config(text).Profiles["default"];

        Assert.Equal("two", profile.Text("region"));
        Assert.Null(profile.Text("output"));
    }

    [Theory]
    [InlineData("region = eu-west-1", "eu-west-1")]
    [InlineData("region=eu-west-1", "eu-west-1")]
    [InlineData("REGION = eu-west-1\r", "eu-west-1")]
    [InlineData("region = eu-west-1 # home", "eu-west-1")]
    [InlineData("region = eu-west-1 ; home", "eu-west-1")]
    [InlineData("region = eu-west-1#home", "eu-west-1#home")]
    [InlineData("region = a=b", "a=b")]
    [InlineData("region = first\nregion = last", "last")]
    [InlineData("region = first\n[profile other]\n[profile ops]\nregion = last", "last")]
    [InlineData("# comment\n  # another\n\n  region = eu-west-1\n  output = json", "eu-west-1")]
    [InlineData("region =", null)]
    [InlineData("region = \t ", null)]
    [InlineData("in valid = x\n  goes on\nregion = eu-west-1", "eu-west-1")]
    public void A_setting_may_be_written_in_many_ways(string lines, string? value)
        => Assert.Equal(value, Config($"[profile ops]\n{lines}").Profiles["ops"].Text("region"));

    [Fact]
    public void A_value_goes_on_in_lines_that_are_further_to_the_right()
        => Assert.Equal(
            "one\ntwo # kept\nthree",
            Config("[profile ops]\nx = one\n  two # kept\n# not kept\n\n   three").Profiles["ops"].Settings["x"].Value);

    [Fact]
    public void A_setting_knows_its_file_and_its_line()
    {
        var setting = Config("# comment\n[profile ops]\n\nregion = eu-west-1").Profiles["ops"].Find("region")!;

        Assert.Equal(("the file", 4), (setting.File, setting.Line));
        Assert.Equal("the file:4", setting.ToString());
    }

    [Theory]
    [InlineData("region = canary", 1)]
    [InlineData("[profile ops", 1)]
    [InlineData("[profile ops] canary", 1)]
    [InlineData("[profile ops]\ncanary", 2)]
    [InlineData("[profile ops]\n\n= canary", 3)]
    [InlineData("[profile ops]\nregion : canary", 2)]
    [InlineData("[profile ops]\n canary", 2)]
    [InlineData("[profile ops]\ns3 =\n  canary", 3)]
    [InlineData("[profile ops]\ns3 =\n  = canary", 3)]
    public void A_line_that_is_not_well_formed_is_named_and_not_quoted(string text, int line)
    {
        var failure = Assert.Throws<KmsException>(() => Config(text));

        Assert.Equal((ErrorIds.ProfileFileMalformed, "the file"), (failure.ErrorId, failure.Target));
        Assert.Contains($"Line {line} of the file", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    private static ProfileFile Config(string text) => ProfileFileParser.Parse("the file", text, isConfig: true);

    private static ProfileFile Credentials(string text) => ProfileFileParser.Parse("the file", text, isConfig: false);
}
