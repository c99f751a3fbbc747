namespace KmsCustomKeyStore.Waiting;

/// <summary>How a command waits.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Pacer">Spaces the requests of the command.</param>
/// <param name="Timeout">How long to wait.</param>
/// <param name="Patience">How many passing failures in a row are waited out.</param>
internal sealed record WaitPolicy(IWaitClock Clock, RequestPacer Pacer, TimeSpan Timeout, int Patience)
{
    /// <summary>How many seconds are waited unless more or fewer are given.</summary>
    public const int UsualTimeout = 1800;

    /// <summary>The most seconds that can be waited: what a timer takes.</summary>
    public const int LongestTimeout = int.MaxValue / 1000;

    /// <summary>How many passing failures in a row are waited out unless more or fewer retries are given.</summary>
    public const int UsualPatience = 4;
}
