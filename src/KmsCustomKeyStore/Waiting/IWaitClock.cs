namespace KmsCustomKeyStore.Waiting;

/// <summary>The clock of a wait, which tests replace.</summary>
internal interface IWaitClock
{
    /// <summary>The time since some fixed moment in the past.</summary>
    TimeSpan Now { get; }

    /// <summary>Completes after the delay.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task Delay(TimeSpan delay, CancellationToken cancellationToken);
}
