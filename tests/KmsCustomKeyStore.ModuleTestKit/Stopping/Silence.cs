namespace KmsCustomKeyStore.ModuleTestKit.Stopping;

/// <summary>
/// Has an emulator answer nobody any more, and counts who waits for an answer. A request that was on its way when its command
/// was stopped is given up at once; one that is sent later waits, and shows for good.
/// </summary>
internal sealed class Silence
{
    private int _waiting;

    public Silence(EmulatorServer emulator)
    {
        emulator.Intercept = async (_, gone) =>
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                await Task.Delay(Timeout.Infinite, gone);
                return null;
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        };
    }

    /// <summary>Gives a command that goes on the time to ask, and sees that nobody does.</summary>
    public async Task AssertKeptAsync(TimeSpan time)
    {
        await Task.Delay(time, TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => Volatile.Read(ref _waiting) == 0, () => "Somebody asks still.");
    }
}
