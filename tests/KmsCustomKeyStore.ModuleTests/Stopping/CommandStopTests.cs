using System.Diagnostics;
using KmsCustomKeyStore.ModuleTestKit.Stopping;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>Ctrl+C: the command ends, and nothing is asked after it.</summary>
public sealed class CommandStopTests : KeyStoreTest
{
    // The promise is half a second; a machine under load gets more.
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("Wait-KMSCustomKeyStore cks-6connecting")]
    [InlineData("'cks-6connecting', 'cks-1disconnected' | Wait-KMSCustomKeyStore")]
    [InlineData("Connect-KMSCustomKeyStore cks-6connecting -Wait")]
    public async Task A_wait_ends_soon_and_nothing_is_asked_after_it(string script)
    {
        using var shell = Shell.Start(script);
        var run = shell.BeginInvoke();
        await Wait.UntilAsync(() => run.IsCompleted || Operations.Contains("DescribeCustomKeyStores"));
        Assert.False(run.IsCompleted);

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, _bound);

        await new Silence(Emulator).AssertKeptAsync(TimeSpan.FromSeconds(1.5));
    }

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected")]
    [InlineData("Remove-KMSCustomKeyStore cks-1disconnected -Force")]
    [InlineData(NewHsm)]
    [InlineData("Wait-KMSCustomKeyStore cks-1disconnected")]
    public async Task A_request_without_an_answer_is_given_up(string script)
    {
        var asked = new TaskCompletionSource();
        Emulator.Intercept = async (_, gone) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, gone);
            return null;
        };
        using var shell = Shell.Start(script);
        shell.BeginInvoke();
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, _bound);
    }
}
