using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Lets a request be signed once more where the clock of this machine is wrong, even if no other retries are allowed. The SDK
/// learns the right time from the refusal, but uses it only for a retry.
/// </summary>
internal sealed class ClockSkewRetryPolicy : RetryPolicy
{
    private const string Key = "KmsCustomKeyStore.ClockCorrected";

    /// <inheritdoc/>
    public override bool CanRetry(IExecutionContext executionContext) => true;

    /// <inheritdoc/>
    public override bool RetryLimitReached(IExecutionContext executionContext)
        => executionContext.RequestContext.ContextAttributes.ContainsKey(Key);

    /// <inheritdoc/>
    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => false;

    /// <inheritdoc/>
    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => Task.FromResult(false);

    /// <inheritdoc/>
    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity)
    {
        executionContext.RequestContext.ContextAttributes[Key] = true;
        return true;
    }

    /// <inheritdoc/>
    public override void WaitBeforeRetry(IExecutionContext executionContext)
    {
        // The next attempt uses the right time, so there is nothing to wait for.
    }

    /// <inheritdoc/>
    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) => Task.CompletedTask;
}
