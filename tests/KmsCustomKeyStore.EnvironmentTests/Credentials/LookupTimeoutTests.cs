using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Servers;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Credentials that do not come within -OperationTimeoutSeconds.</summary>
public sealed class LookupTimeoutTests : LookupTest
{
    /// <summary>Each source, with no answer and with half of one.</summary>
    public static TheoryData<string, string> Lookups
        => [.. from source in Asked.Keys from answer in (string[])[string.Empty, HalfServer.HalfAnAnswer] select (source, answer)];

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task Who_does_not_answer_in_time_is_named_and_no_longer_asked(string source, string answer)
    {
        using var server = new HalfServer("http", answer);

        string parameters = Prepare(source, server.Endpoint);

        var result = Ask($"{parameters} -OperationTimeoutSeconds 1");
        if (server.Heard == 0)
        {
            // A busy machine may take the first second to come so far as to ask.
            result = Ask($"{parameters} -OperationTimeoutSeconds 10");
        }

        AssertTimedOut(Asked[source], result);
        Assert.True(server.Heard > 0);
        await Wait.UntilAsync(() => server.Open == 0);
        AssertUsable();
    }

    [Fact]
    public async Task Regions_that_share_credentials_do_not_ask_one_after_the_other()
    {
        using var server = new HalfServer("http", string.Empty);
        string parameters = Prepare("role", server.Endpoint);

        var result = Run(
            $"Get-KMSCustomKeyStore {parameters} -Region eu-west-1, eu-west-2, eu-west-3 -OperationTimeoutSeconds 2 -EndpointUrl $args[0]",
            Emulator.Endpoint.ToString());

        Assert.All(result.Errors, error => Assert.StartsWith("OperationTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(3, result.Errors.Count);
        await Wait.UntilAsync(() => server.Asking == 0);
        int heard = server.Heard;
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.Equal((heard, 0), (server.Heard, server.Asking));
    }

    [Theory]
    [InlineData("[profile ops]\n{0}")]
    [InlineData("[profile base]\n{0}[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n")]
    public async Task A_process_that_does_not_end_in_time_is_ended_with_what_it_has_started(string config)
    {
        string pids = PrepareProcess(config);

        AssertTimedOut("the credential_process", Ask("-ProfileName ops -OperationTimeoutSeconds 2"));

        await AssertEndedAsync(pids);
        AssertUsable();
    }

    // It has given its output away to one that is no child of its any more, and is still written to.
    [Fact]
    public void A_process_that_cannot_be_ended_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "setsid is a program of Linux.");
        string script = Settings.Write("keys.sh", "setsid sleep 20 &\n");
        WriteConfig($"[profile ops]\ncredential_process = sh {script}\n");

        AssertTimedOut("the credential_process", Ask("-ProfileName ops -OperationTimeoutSeconds 2"));
    }

    private void AssertTimedOut(string asked, ShellResult result)
    {
        var error = AssertError("OperationTimeout", ErrorCategory.OperationTimeout, result);
        Assert.Contains(asked, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-OperationTimeoutSeconds", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "canary", $"{error.ErrorDetails.Message} {error.ErrorDetails.RecommendedAction} {error.Exception}", StringComparison.Ordinal);
        Assert.Equal("KmsException", error.Exception.GetType().Name);
        Assert.Empty(Emulator.Requests);
    }
}
