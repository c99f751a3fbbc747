namespace KmsCustomKeyStore.Waiting;

/// <summary>The time that waiting takes.</summary>
internal interface IWaitClock
{
    /// <summary>Since some moment in the past.</summary>
    TimeSpan Now { get; }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task Delay(TimeSpan delay, CancellationToken cancellationToken);
}
