namespace KmsCustomKeyStore.Services;

/// <summary>
/// Whether whoever asks does nothing else until there is an answer. Such a request is sent in the caller's own thread, which
/// waits for the reply as well: there is less to compile in a first call, and no other thread to be woken in a later one.
/// </summary>
internal static class CallerThreadSend
{
    [ThreadStatic]
    private static bool _isHere;

    /// <summary>Whether the caller is in this thread, and waits.</summary>
    public static bool IsHere => _isHere;

    /// <summary>Asks for a caller who waits. What is not done in the caller's thread is done as for any other.</summary>
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
