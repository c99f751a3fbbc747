using System.Diagnostics;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>Waits for what comes about in other threads.</summary>
internal static class Wait
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < _bound, "It has not come about.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
