namespace KmsCustomKeyStore.Waiting;

/// <summary>How a command waits.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Pacer">Spaces out the requests of the command.</param>
/// <param name="Timeout">How long to wait.</param>
/// <param name="Patience">How many transient failures in a row are tolerated.</param>
internal sealed record WaitPolicy(IWaitClock Clock, RequestPacer Pacer, TimeSpan Timeout, int Patience)
{
    /// <summary>The timeout in seconds, unless -TimeoutSec says otherwise.</summary>
    public const int UsualTimeout = 1800;

    /// <summary>The longest timeout in seconds, which is the most that a timer takes.</summary>
    public const int LongestTimeout = int.MaxValue / 1000;

    /// <summary>How many transient failures in a row are tolerated, unless -MaximumRetryCount says otherwise.</summary>
    public const int UsualPatience = 4;
}
