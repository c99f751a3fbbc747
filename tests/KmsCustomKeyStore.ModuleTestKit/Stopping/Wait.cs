using System.Diagnostics;

namespace KmsCustomKeyStore.ModuleTestKit.Stopping;

/// <summary>Waits for what comes about in other threads.</summary>
internal static class Wait
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(60);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(condition, () => "It has not come about.");

    /// <param name="condition">What is waited for.</param>
    /// <param name="failure">What is said where it does not come about.</param>
    public static async Task UntilAsync(Func<bool> condition, Func<string> failure)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < _bound, failure());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
