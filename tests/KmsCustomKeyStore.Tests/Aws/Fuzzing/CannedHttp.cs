namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>The network of the AWS SDK: every request gets the reply that is set.</summary>
internal sealed class CannedHttp
{
    /// <summary>What the next requests are answered.</summary>
    public HostileReply Reply { get; set; } = null!;

    /// <summary>How many requests there were.</summary>
    public int Requests { get; set; }

    /// <summary>How many requests are answered; more are not.</summary>
    public int MostRequests { get; init; }

    /// <summary>Answers a request.</summary>
    public async Task<HostileReply> AnswerAsync(CancellationToken cancellationToken)
    {
        // As a network does, so that a client that asks without end can be stopped.
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Requests++;
        return Requests <= MostRequests ? Reply : throw new InvalidOperationException("It is asked without end.");
    }
}
