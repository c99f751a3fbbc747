using System.Diagnostics;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>How many requests a wait for many stores takes: KMS allows five of an operation in a second.</summary>
public sealed class WaitKmsCustomKeyStorePaceTests : KeyStoreTest
{
    private const int Most = 4;

    private protected override EmulatorOptions Options => new()
    {
        InitialStores =
        [
            .. Enumerable.Range(1, 50).Select(number => TestStores.Disconnected with
            {
                CustomKeyStoreId = $"cks-{number}",
                CustomKeyStoreName = $"store {number}",
                CloudHsmClusterId = null,
            }),
        ],
        Settings = new EmulatorSettings { ConnectingSeconds = 0.2 },
        PageSize = 10,
    };

    [Fact]
    public void Several_stores_are_asked_about_together()
    {
        var result = Shell.Run("'cks-1', 'cks-2', 'cks-3' | Wait-KMSCustomKeyStore -TimeoutSec 2");

        // The first store may have been asked about before the second came.
        Assert.Equal(3, result.Errors.Count);
        Assert.Contains("{}", Bodies);
        Assert.InRange(Bodies.Count(body => body != "{}"), 0, 1);
    }

    [Fact]
    public void A_single_store_is_asked_about_alone()
    {
        Shell.Run("Connect-KMSCustomKeyStore cks-7 -Wait").Clean();

        Assert.All(Bodies, body => Assert.Equal("""{"CustomKeyStoreId":"cks-7"}""", body));
    }

    [Fact]
    public void Fifty_stores_on_five_pages_are_asked_about_no_more_often_than_is_allowed()
    {
        var watch = Stopwatch.StartNew();
        var result = Shell.Run("1..50 | ForEach-Object { \"cks-$_\" } | Wait-KMSCustomKeyStore -TimeoutSec 4");
        watch.Stop();

        Assert.Equal(50, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("WaitTimedOut,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.True(Emulator.Requests.Count >= 5);
        AssertPace("DescribeCustomKeyStores", watch.Elapsed);
    }

    [Fact]
    public void Changes_are_spaced_too()
    {
        var watch = Stopwatch.StartNew();
        Shell.Run("1..7 | ForEach-Object { \"cks-$_\" } | Connect-KMSCustomKeyStore -Wait").Clean();
        watch.Stop();

        AssertPace("ConnectCustomKeyStore", watch.Elapsed);
        AssertPace("DescribeCustomKeyStores", watch.Elapsed);
    }

    // On a busy machine requests that were sent one after the other are received together. That no second has more of them is
    // seen where there is no machine, in RequestPacerTests.
    private void AssertPace(string operation, TimeSpan time)
        => Assert.InRange(Operations.Count(asked => asked == operation), 1, Most * (int)Math.Ceiling(time.TotalSeconds));
}
