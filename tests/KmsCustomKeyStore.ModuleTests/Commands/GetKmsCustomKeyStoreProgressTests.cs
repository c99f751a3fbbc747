using System.Diagnostics;
using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>What is shown while several regions are asked, and how their key stores are grouped.</summary>
public sealed class GetKmsCustomKeyStoreProgressTests : ModuleTest
{
    [Fact]
    public void A_long_wait_shows_its_progress_and_takes_it_off_again()
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Emulator.Intercept = async (request, aborted) =>
        {
            await (request.Credential!.Region == "us-east-1" ? shown.Task.WaitAsync(TimeSpan.FromMinutes(1), aborted) : Task.CompletedTask);
            return null;
        };
        using var shell = Shell.Start("Get-KMSCustomKeyStore -NoAutoIteration -Region eu-west-1, us-east-1");
        shell.Streams.Progress.DataAdded += (_, added) =>
        {
            var record = shell.Streams.Progress[added.Index];
            if (record.StatusDescription.StartsWith("1 of 2", StringComparison.Ordinal) && record.PercentComplete == 50)
            {
                shown.TrySetResult();
            }
        };

        shell.Invoke();

        Assert.True(shown.Task.IsCompletedSuccessfully);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
    }

    [Fact]
    public void A_short_wait_shows_no_progress()
    {
        using var shell = Shell.Start("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1, us-east-1");
        var watch = Stopwatch.StartNew();

        shell.Invoke();

        // On a machine that was too busy, it was no short wait.
        Assert.True(shell.Streams.Progress.Count == 0 || watch.Elapsed > TimeSpan.FromSeconds(1), $"Progress within {watch.Elapsed}.");
    }

    [Fact]
    public void The_table_is_grouped_by_region_when_there_are_several_and_only_then()
    {
        var several = Show("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1, us-east-1");
        var one = Show("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1");

        Assert.Equal(
            ["   Region: eu-west-1", "   Region: us-east-1"],
            several.Where(line => line.Contains("Region:", StringComparison.Ordinal)).Select(line => line.TrimEnd()).Order());
        Assert.DoesNotContain(one, line => line.Contains("Region:", StringComparison.Ordinal));
        Assert.Contains(several, line => line.StartsWith("payments-hsm", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Show(string script)
    {
        var host = new CapturingHost(width: 120, supportsColour: false);
        using var shell = new ModuleShell(Emulator.Endpoint, host);
        shell.Run($"{script} | Out-Default").Clean();
        return host.Lines;
    }
}
