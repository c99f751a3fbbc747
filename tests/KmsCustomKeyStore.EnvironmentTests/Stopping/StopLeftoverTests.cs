using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Servers;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Stopping;

/// <summary>Ctrl+C in each phase, again and again: what is left behind.</summary>
public sealed class StopLeftoverTests : CredentialTest
{
    private const string Get = "Get-KMSCustomKeyStore -Region eu-west-1";

    private readonly List<RunningScript> _runs = [];

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _runs.ForEach(run => run.Dispose());
        await base.DisposeAsync();
    }

    [Fact]
    public async Task While_STS_does_not_answer()
    {
        using var sts = new HalfServer("http", string.Empty);
        Settings.Set("AWS_ENDPOINT_URL_STS", sts.Endpoint.ToString());
        WriteConfig("[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n");
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");

        await AssertNothingIsLeftAsync($"{Get} -ProfileName ops", sts);
    }

    [Fact]
    public async Task While_the_instance_does_not_answer()
    {
        using var instance = new HalfServer("http", string.Empty);
        Settings.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.Endpoint.ToString());
        Settings.Set("AWS_EC2_METADATA_DISABLED", null);

        await AssertNothingIsLeftAsync(Get, instance);
    }

    [Fact]
    public async Task While_the_process_of_the_profile_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        string pids = Settings.Write("pids", string.Empty);
        WriteConfig($"[profile ops]\ncredential_process = sh {Settings.Write("keys.sh", $"echo $$ >> '{pids}'\nsleep 600\n")}\n");
        int before = 0;

        await AssertNothingIsLeftAsync($"{Get} -ProfileName ops", () => before = Started(), _ => Started() > before);

        int Started() => File.ReadLines(pids).Count();
    }

    [Fact]
    public async Task While_a_connection_is_being_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a port whose queue is full refuses connections.");
        SetEnvironmentKeys();
        using var server = new FullServer();

        await AssertNothingIsLeftAsync(
            $"{Get} -EndpointUrl {server.Endpoint}", () => { }, _ => server.BeingMade > 0, () => server.BeingMade == 0, isBlind: true);
    }

    [Fact]
    public async Task While_the_handshake_is_not_answered()
    {
        SetEnvironmentKeys();
        using var server = new HalfServer("https", string.Empty);

        await AssertNothingIsLeftAsync(
            $"{Get} -EndpointUrl {server.Endpoint}", () => { }, _ => server.Open > 0, () => server.Open == 0, isBlind: true);
    }

    [Theory]
    [InlineData(Get, 1)]
    [InlineData("Get-KMSCustomKeyStore -Region eu-west-1, eu-west-2, eu-west-3, eu-north-1", 4)]
    [InlineData("Connect-KMSCustomKeyStore cks-1 -Region eu-west-1", 1)]
    [InlineData("Wait-KMSCustomKeyStore cks-1 -Region eu-west-1", 1)]
    public async Task While_the_rest_of_an_answer_does_not_come(string command, int connections)
    {
        SetEnvironmentKeys();
        using var server = new HalfServer("http", HalfServer.HalfAnAnswer);

        await AssertNothingIsLeftAsync($"{command} -EndpointUrl {server.Endpoint}", server, connections);
    }

    [Fact]
    public async Task While_a_request_waits_to_be_sent_again()
    {
        SetEnvironmentKeys();
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Error("ThrottlingException", "Rate exceeded"));

        await AssertNothingIsLeftAsync(
            $"{Get} -MaximumRetryCount 100 -EndpointUrl {Emulator.Endpoint}",
            Emulator.ClearRequests,
            _ => Emulator.Requests.Count > 0,
            isBlind: true);
    }

    [Fact]
    public async Task While_a_wait_pauses()
    {
        SetEnvironmentKeys();

        await AssertNothingIsLeftAsync(
            $"Wait-KMSCustomKeyStore cks-c2b9e14ccc80e2fa7 -Region eu-west-1 -EndpointUrl {Emulator.Endpoint}",
            Emulator.ClearRequests,
            run => run.HasSaid("is CONNECTING"));
    }

    private Task AssertNothingIsLeftAsync(string command, HalfServer server, int connections = 1)
    {
        int before = 0;
        return AssertNothingIsLeftAsync(
            command,
            () => before = server.Heard,
            run => server.Heard >= before + connections && (connections == 1 || run.Asked == connections),
            () => server.Open == 0);
    }

    /// <param name="command">The command.</param>
    /// <param name="prepare">Is called before each run.</param>
    /// <param name="isReached">Whether the run has come to the phase.</param>
    /// <param name="isGone">Whether the other side is rid of all runs.</param>
    /// <param name="isBlind">Whether the last step into the phase is not seen from outside: the command is given a moment for it.</param>
    private async Task AssertNothingIsLeftAsync(
        string command, Action prepare, Func<RunningScript, bool> isReached, Func<bool>? isGone = null, bool isBlind = false)
    {
        Shell.Run("$PSDefaultParameterValues.Clear()").Clean();
        await Leftovers.AssertNoneAsync(
            async () =>
            {
                prepare();
                var run = new RunningScript(Shell, $"{command} -Verbose");
                _runs.Add(run);
                await run.ReachAsync(() => isReached(run));
                await Task.Delay(isBlind ? 50 : 0, TestContext.Current.CancellationToken);
                run.Stop();
            },
            isGone ?? (() => true));
        Assert.All(_runs, run => run.AssertSilent());
    }
}
