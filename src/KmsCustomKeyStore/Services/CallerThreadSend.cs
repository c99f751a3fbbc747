namespace KmsCustomKeyStore.Services;

/// <summary>
/// Sends requests on the thread of a caller that has nothing else to do until the reply arrives. The first call then has less code
/// to compile, and no later call has to wake another thread.
/// </summary>
internal static class CallerThreadSend
{
    [ThreadStatic]
    private static bool _isHere;

    /// <summary>Whether the current thread is that of a caller that waits.</summary>
    public static bool IsHere => _isHere;

    /// <summary>Starts a request for a caller that waits. Work that leaves the thread of the caller runs as usual.</summary>
    public static Task<T> Ask<T>(Func<Task<T>> ask)
    {
        _isHere = true;
        try
        {
            return ask();
        }
        finally
        {
            _isHere = false;
        }
    }
}
