#if NETFRAMEWORK
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>
/// Reads each reply to its end before the AWS SDK does, within a limit of time and size. On the .NET Framework the SDK sends its
/// requests without an HttpClient, so no handler of one can do it.
/// </summary>
internal sealed class BufferingPipelineHandler : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var stop = executionContext.RequestContext.CancellationToken;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(ReplyBuffer.LongestTry);
        try
        {
            return await InvokeAsync<T>(executionContext, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The answer did not come within {ReplyBuffer.LongestTry.TotalSeconds} seconds.");
        }
    }

    private async Task<T> InvokeAsync<T>(IExecutionContext executionContext, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse, new()
    {
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var context = executionContext.ResponseContext;
            context.HttpResponse = await ReadAsync(context.HttpResponse, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (HttpErrorResponseException refusal)
        {
            var reply = await ReadAsync(refusal.Response, cancellationToken).ConfigureAwait(false);
            throw new HttpErrorResponseException(refusal.Message, refusal.InnerException, reply);
        }
    }

    private static async Task<IWebResponseData> ReadAsync(IWebResponseData reply, CancellationToken cancellationToken)
    {
        var stream = await reply.ResponseBody.OpenResponseAsync().ConfigureAwait(false);
        var body = await ReplyBuffer.ReadAsync(stream, reply.ContentLength, ReplyBuffer.Longest, cancellationToken).ConfigureAwait(false);
        return new BufferedResponseData(reply, body);
    }
}
#endif
