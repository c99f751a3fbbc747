using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Stopping;

/// <summary>
/// What stopped commands leave in the process: threads, timers, and handles, which sockets are. It counts for the whole
/// process, so that only a test that runs alone can use it.
/// </summary>
internal static class Leftovers
{
    // Until the thread pool and the AWS SDK have warmed up.
    private const int FirstStops = 4;
    private const int Stops = 16;

    // What the runtime itself may come and go with. A stop that left one thing would leave more.
    private const int Margin = 12;

    /// <summary>Stops again and again, and then sees that hardly anything has come to stay.</summary>
    /// <param name="stopAsync">Starts a command and stops it.</param>
    /// <param name="isGone">Whether the other side is rid of them.</param>
    public static async Task AssertNoneAsync(Func<Task> stopAsync, Func<bool> isGone)
    {
        await RepeatAsync(FirstStops);
        var before = Footprint.Take();

        await RepeatAsync(Stops);

        // The runtime lets go of some things a little later.
        var after = Footprint.Take();
        await Wait.UntilAsync(() => IsWithin(before, after = Footprint.Take()), () => $"Before {Stops} stops: {before}; after: {after}");
        TestContext.Current.TestOutputHelper?.WriteLine($"Before {Stops} stops: {before}; after: {after}");

        async Task RepeatAsync(int count)
        {
            for (int stop = 0; stop < count; stop++)
            {
                await stopAsync();

                // The next run must not take what is left of this one for its own.
                await Wait.UntilAsync(isGone);
            }
        }
    }

    private static bool IsWithin(Footprint before, Footprint after)
        => after.Threads - before.Threads < Margin && after.Timers - before.Timers < Margin && after.Handles - before.Handles < Margin;
}
