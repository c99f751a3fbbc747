using System.Collections.Concurrent;
using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Several regions in one call.</summary>
public sealed class GetKmsCustomKeyStoreRegionsTests : ModuleTest
{
    private static readonly string[] _regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1",
        "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "ap-south-1", "ap-south-2", "ap-east-1",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "sa-east-1", "ca-central-1",
    ];

    private static readonly string[] _firstPage = [.. BuiltInStores.All.Take(10).Select(store => store.CustomKeyStoreName)];

    [Fact]
    public void Every_region_is_asked_and_named_on_each_of_its_stores()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -Region eu-west-1, us-east-1, ap-south-1").Clean();

        foreach (string region in result.All("Region").OfType<string>().Distinct())
        {
            var stores = result.Output.Where(item => (string)item.Properties["Region"].Value == region);
            Assert.Equal(
                BuiltInStores.All.Select(store => store.CustomKeyStoreName),
                stores.Select(item => item.Properties["CustomKeyStoreName"].Value));
        }

        Assert.Equal(["ap-south-1", "eu-west-1", "us-east-1"], result.All("Region").Distinct().Order());
    }

    [Fact]
    public void A_region_named_twice_is_asked_once()
        => Assert.Equal(10, Shell.Run("Get-KMSCustomKeyStore -Region eu-west-1, eu-west-1 -NoAutoIteration").Clean().Output.Count);

    [Fact]
    public void Regions_are_asked_side_by_side()
    {
        int asked = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Emulator.Intercept = async (_, aborted) =>
        {
            // Nobody is answered before everybody has asked.
            if (Interlocked.Increment(ref asked) == _regions.Length)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(TimeSpan.FromMinutes(1), aborted);
            return null;
        };

        var result = Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -Region ([string[]]$args)", [.. _regions]).Clean();

        Assert.Equal(200, result.Output.Count);
    }

    [Fact]
    public void ThrottleLimit_bounds_how_many_are_asked_at_once()
    {
        int now = 0;
        var most = new ConcurrentBag<int>();
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Emulator.Intercept = async (_, aborted) =>
        {
            most.Add(Interlocked.Increment(ref now));
            if (most.Count >= 3)
            {
                three.TrySetResult();
            }

            // Nobody is answered before three have asked, and a fourth has the time to come too early.
            await three.Task.WaitAsync(TimeSpan.FromMinutes(1), aborted);
            await Task.Delay(20, aborted);
            Interlocked.Decrement(ref now);
            return null;
        };

        Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -ThrottleLimit 3 -Region ([string[]]$args)", [.. _regions.Take(12)]).Clean();

        Assert.Equal(12, most.Count);
        Assert.Equal(3, most.Max());
    }

    [Fact]
    public void A_region_that_fails_is_an_error_of_its_own_and_costs_none_of_the_others()
    {
        Emulator.Intercept = (request, _) => Task.FromResult(
            request.Credential!.Region == "us-east-1" ? RawReply.Error("AccessDeniedException", "not there") : null);

        var result = Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -Region eu-west-1, us-east-1, ap-south-1");

        Assert.Equal("AccessDenied", result.ErrorId);
        Assert.Equal("us-east-1", result.Error.TargetObject);
        Assert.Equal("us-east-1", ((dynamic)result.Error.Exception).Region);
        Assert.Null(result.Terminating);
        Assert.Equal(["ap-south-1", "eu-west-1"], result.All("Region").Distinct().Order());
        Assert.Equal(20, result.Output.Count);
    }

    [Fact]
    public void A_region_that_cannot_be_used_costs_none_of_the_others()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -Region eu-west-1, 'no region'");

        Assert.Equal("InvalidRegion", result.ErrorId);
        Assert.Equal(_firstPage, result.Names);
    }

    [Fact]
    public void An_id_is_looked_up_in_every_region()
    {
        var result = Shell.Run(
            "Get-KMSCustomKeyStore $args[0] -Region eu-west-1, us-east-1", BuiltInStores.All[0].CustomKeyStoreId).Clean();

        Assert.Equal(["eu-west-1", "us-east-1"], result.All("Region").Order());
    }

    [Fact]
    public void A_page_of_a_slow_region_does_not_hold_up_the_others()
    {
        var othersWritten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Emulator.Intercept = async (request, aborted) =>
        {
            if (request.Credential!.Region == "us-east-1")
            {
                await othersWritten.Task.WaitAsync(TimeSpan.FromMinutes(1), aborted);
            }

            return null;
        };

        var result = Shell.Run(
            "$written = $args[0]; Get-KMSCustomKeyStore -NoAutoIteration -Region us-east-1, eu-west-1 | "
            + "ForEach-Object { if ($_.Region -eq 'eu-west-1') { $null = $written.TrySetResult() }; $_ }",
            othersWritten).Clean();

        Assert.Equal(20, result.Output.Count);
        Assert.Equal("eu-west-1", result.All("Region")[0]);
    }

    // Of the first three pages each is asked for when the one before was written, and from then on while it is.
    [Fact]
    public void Each_region_is_asked_for_a_page_when_it_is_wanted_and_not_before()
    {
        int[] asked = [1, 2, 4, 5, 5];
        int Wait(string region, int page)
        {
            SpinWait.SpinUntil(() => Count(region) >= asked[page], TimeSpan.FromMinutes(1));
            return Count(region);
        }

        int Count(string region) => Emulator.Requests.Count(request => request.Credential!.Region == region);

        var result = Shell.Run(
            """
            $wait = $args[0]
            $pages = @{}
            Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -Select * | ForEach-Object { $wait.Invoke($_.Region, $pages[$_.Region]++) }
            """,
            (Func<string, int, int>)Wait).Clean();

        Assert.Equal(asked.SelectMany(count => new[] { count, count }), result.Output.Select(item => (int)item.BaseObject).Order());
    }

    [Fact]
    public void A_star_asks_every_region_of_the_partition()
    {
        var regions = Shell.Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region *").Clean().All("Region");
        var government = Shell.Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region us-gov-*").Clean().All("Region");

        Assert.Contains("eu-west-1", regions);
        Assert.Contains("us-east-1", regions);
        Assert.DoesNotContain(
            regions,
            region => region!.StartsWith("us-gov-", StringComparison.Ordinal) || region.StartsWith("cn-", StringComparison.Ordinal));
        Assert.True(regions.Count > 20);
        Assert.Equal(["us-gov-east-1", "us-gov-west-1"], government.Order());
    }

    [Fact]
    public void A_pattern_that_no_region_matches_is_an_error()
    {
        var result = Shell.RunOrThrow("Get-KMSCustomKeyStore -Region mars-*");

        Assert.Equal("UnknownRegion", result.ErrorId);
        Assert.Equal("mars-*", result.Error.TargetObject);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Our_own_objects_are_looked_up_where_they_came_from()
    {
        var result = Shell.Run("""
            $stores = Get-KMSCustomKeyStore $args[0] -Region eu-west-1, us-east-1
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            $stores | Get-KMSCustomKeyStore
            """, BuiltInStores.All[0].CustomKeyStoreId).Clean();

        Assert.Equal(["eu-west-1", "us-east-1"], result.All("Region").Order());
    }

    [Fact]
    public async Task Stopping_ends_all_of_them_and_writes_nothing_after()
    {
        using var asked = new CountdownEvent(4);
        Emulator.Intercept = async (_, aborted) =>
        {
            asked.Signal();
            await Task.Delay(Timeout.Infinite, aborted);
            return null;
        };
        using var shell = Shell.Start("Get-KMSCustomKeyStore -Region eu-west-1, eu-west-2, eu-west-3, eu-north-1");
        var output = new PSDataCollection<PSObject>();
        shell.BeginInvoke<object, PSObject>(null, output);
        Assert.True(asked.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
    }
}
