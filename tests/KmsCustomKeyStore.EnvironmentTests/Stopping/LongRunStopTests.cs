using KmsCustomKeyStore.ModuleTestKit.Stopping;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.EnvironmentTests.Stopping;

/// <summary>Ctrl+C in the longer runs: several regions, waits, lookups for a question, a busy command behind.</summary>
public sealed class LongRunStopTests : KeyStoreTest
{
    [Theory]
    [InlineData("Get-KMSCustomKeyStore -Region eu-west-1, eu-west-2, eu-west-3, eu-north-1 -Verbose")]
    [InlineData("Test-KMSCustomKeyStore -Region eu-west-1, eu-west-2, eu-west-3, eu-north-1 -Quiet -Verbose")]
    public async Task While_several_regions_are_asked(string script)
    {
        Hang();
        using var run = new RunningScript(Shell, script);
        await run.ReachAsync(() => Emulator.Requests.Count == 4 && run.Asked == 4);

        run.Stop();

        AssertUsable();
    }

    [Theory]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName another -Confirm")]
    [InlineData("Remove-KMSCustomKeyStore cks-1disconnected")]
    public async Task While_a_store_is_looked_up_for_the_question(string script)
    {
        Hang();
        using var run = new RunningScript(Shell, script);
        await run.ReachAsync(() => Emulator.Requests.Count > 0);

        run.Stop();

        AssertUsable();
        Assert.Empty(Changes);
    }

    [Theory]
    [InlineData("Wait-KMSCustomKeyStore cks-6connecting -Verbose")]
    [InlineData("'cks-6connecting', 'cks-1disconnected' | Wait-KMSCustomKeyStore -Verbose")]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected -Wait -Verbose")]
    [InlineData("Disconnect-KMSCustomKeyStore cks-4connected -Wait -Verbose")]
    [InlineData("Connect-KMSCustomKeyStore cks-5failed -Wait -Force -Verbose")]
    public async Task While_a_store_is_waited_for(string script)
    {
        Emulator.Settings = Emulator.Settings with { ConnectingSeconds = 600, DisconnectingSeconds = 600 };
        using var run = new RunningScript(Shell, script);
        await run.ReachAsync(() => Operations.Contains("DescribeCustomKeyStores"));
        await Task.Delay(500, TestContext.Current.CancellationToken);

        run.Stop();

        AssertUsable();
    }

    [Fact]
    public async Task While_the_next_command_is_busy()
    {
        using var run = new RunningScript(Shell, "Get-KMSCustomKeyStore | ForEach-Object { $_; while ($true) { } }");
        await run.ReachAsync(() => run.Written == 1);

        run.Stop();

        AssertUsable();
    }

    private void Hang() => Emulator.Intercept = async (_, gone) =>
    {
        await Task.Delay(Timeout.Infinite, gone);
        return null;
    };

    private void AssertUsable()
    {
        Emulator.Intercept = null;
        Assert.NotEmpty(Shell.Run("Get-KMSCustomKeyStore").Clean().Output);
    }
}
