using System.Diagnostics;
using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Completion;
using KmsCustomKeyStore.ModuleTestKit.Hostile;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Hostile;

/// <summary>
/// Whatever is in the user's files, a command ends soon, with stores or with an error that says what is wrong. How many files
/// with changed bytes are tried is in KMS_FUZZ_FILES.
/// </summary>
public sealed class ConfigFileTests : CredentialTest
{
    private static readonly int _mutations = TestSetting.Read("KMS_FUZZ_FILES", 60);

    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);

    private readonly StsStandIn _sts;

    /// <summary>Nobody but the tests' own servers is asked.</summary>
    public ConfigFileTests()
    {
        _sts = UseSts();
        Settings.Set("AWS_ENDPOINT_URL_SSO", _sts.Endpoint.ToString());
        Settings.Set("AWS_ENDPOINT_URL_SSO_OIDC", _sts.Endpoint.ToString());
    }

    public static TheoryData<string> Files => [.. ConfigFile.All.Keys];

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _sts.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_file_is_read_or_refused(string name)
    {
        ConfigFile.All[name].Write();
        try
        {
            AssertEnds(name, "-ProfileName ops");
            AssertEnds(name, "-ProfileName *s*");
            AssertEnds(name, string.Empty);
            AssertCompletes(name);
        }
        finally
        {
            ConfigFile.Good.Write();
        }

        AssertGoodFilesWork();
    }

    [Theory]
    [InlineData("controls in names")]
    [InlineData("a to b to a")]
    [InlineData("profile twice")]
    public void A_hostile_file_is_read_or_refused_for_every_region(string name)
    {
        ConfigFile.All[name].Write();

        AssertEnds(name, "-ProfileName * -Region *");
    }

    [Fact]
    public void A_file_with_changed_bytes_is_read_or_refused()
    {
        int successes = 0;
        for (int seed = 0; seed < _mutations; seed++)
        {
            string name = $"mutation {seed}";
            ConfigFile.Good.Mutate(seed).Write();

            successes += AssertEnds(name, "-ProfileName ops") ? 1 : 0;
            AssertEnds(name, "-ProfileName *");
            AssertCompletes(name);
        }

        Assert.InRange(successes, 1, _mutations - 1);
        ConfigFile.Good.Write();
        AssertGoodFilesWork();
    }

    [Fact]
    public void A_setting_of_the_environment_that_cannot_be_used_is_an_error_that_names_it()
    {
        ConfigFile.Good.Write();
        Settings.Set("AWS_DEFAULTS_MODE", "no-mode\u001b");

        AssertEnds("a mode that is none", "-ProfileName ops");
        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, Ask("-ProfileName ops"));

        Assert.Contains("AWS_DEFAULTS_MODE", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no-mode", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    private bool AssertEnds(string file, string parameters)
    {
        var watch = Stopwatch.StartNew();

        var result = Run(
            $"Get-KMSCustomKeyStore -NoAutoIteration -Limit 1 -EndpointUrl $args[0] {parameters}", Emulator.Endpoint.ToString());

        string shown = $"{parameters} with {file}";
        Assert.True(watch.Elapsed < _bound, $"{shown} took {watch.Elapsed}");
        Assert.True(result.Output.Count > 0 || result.Errors.Count > 0 || result.Terminating is not null, $"{shown} said nothing");
        foreach (var error in result.Terminating is null ? result.Errors : [.. result.Errors, result.Terminating])
        {
            string id = error.FullyQualifiedErrorId.Split(',')[0];
            Assert.True(error.Exception.GetType().Name == "KmsException" && id != "UnexpectedFailure", $"{shown}: {id} {error.Exception}");
            string[] texts =
            [
                error.ErrorDetails.Message, error.ErrorDetails.RecommendedAction, error.Exception.Message, error.CategoryInfo.ToString(),
            ];
            foreach (string text in texts)
            {
                Assert.False(HostileText.Steers(text), $"{shown}: {text[..Math.Min(text.Length, 300)]}");
            }
        }

        return result.Errors.Count == 0 && result.Terminating is null;
    }

    private void AssertCompletes(string file)
    {
        foreach (string property in (string[])["CompletionText", "ListItemText", "ToolTip"])
        {
            Assert.All(
                LiveCompletionTest.Read(Shell, "Get-KMSCustomKeyStore -ProfileName ", property),
                text => Assert.False(HostileText.Steers(text), $"{file}: {text}"));
        }
    }

    private void AssertGoodFilesWork()
        => Assert.Single(
            Run("Get-KMSCustomKeyStore -NoAutoIteration -Limit 1 -EndpointUrl $args[0] -ProfileName ops", Emulator.Endpoint.ToString())
                .Clean().Output);
}
