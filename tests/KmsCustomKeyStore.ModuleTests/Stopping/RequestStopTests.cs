using KmsCustomKeyStore.ModuleTestKit.Servers;
using KmsCustomKeyStore.ModuleTestKit.Stopping;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>Ctrl+C in each phase of a request, with each cmdlet.</summary>
public sealed class RequestStopTests : KeyStoreTest
{
    /// <summary>Each cmdlet.</summary>
    public static TheoryData<string> Commands => EachCmdlet.Commands;

    // Some of them: the runtime lets go of a connection some seconds after the request that it was for.
    [Theory]
    [InlineData("Get-KMSCustomKeyStore")]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData("Wait-KMSCustomKeyStore cks-6connecting")]
    public async Task While_a_connection_is_being_made(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a port whose queue is full refuses connections.");
        using var server = new FullServer();
        await StopAsync(server.Endpoint, command, () => server.BeingMade > 0, () => server.BeingMade == 0);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_the_handshake_is_not_answered(string command)
    {
        using var server = new HalfServer("https", string.Empty);
        await StopAsync(server.Endpoint, command, () => server.Heard > 0, () => server.Open == 0);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_the_rest_of_an_answer_does_not_come(string command)
    {
        using var server = new HalfServer("http", HalfServer.HalfAnAnswer);
        await StopAsync(server.Endpoint, command, () => server.Heard > 0, () => server.Open == 0);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_a_request_waits_to_be_sent_again(string command)
    {
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Error("ThrottlingException", "Rate exceeded"));
        using var run = new RunningScript(Shell, $"{command} -MaximumRetryCount 100 -Verbose");
        await run.ReachAsync(() => Emulator.Requests.Count >= 2);

        run.Stop();

        await new Silence(Emulator).AssertKeptAsync(TimeSpan.FromSeconds(1));
        AssertUsable();
    }

    /// <summary>Stops a command that has come so far with an endpoint, and waits until the endpoint is rid of it.</summary>
    private async Task StopAsync(Uri endpoint, string command, Func<bool> isReached, Func<bool> isGone)
    {
        using var run = new RunningScript(Shell, $"{command} -Verbose -EndpointUrl {endpoint} -ConnectionTimeoutSeconds 100");
        await run.ReachAsync(isReached);

        run.Stop();

        await Wait.UntilAsync(isGone);
        AssertUsable();
    }

    private void AssertUsable()
    {
        Emulator.Intercept = null;
        Assert.Equal(TestStores.All.Count, Shell.Run("Get-KMSCustomKeyStore").Clean().Output.Count);
    }
}
