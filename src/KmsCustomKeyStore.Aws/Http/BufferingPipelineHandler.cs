#if NETFRAMEWORK
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>
/// Reads each reply to its end before the AWS SDK does, within a time and a size. Windows PowerShell's framework has no
/// HTTP client whose handlers could.
/// </summary>
internal sealed class BufferingPipelineHandler : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(executionContext.RequestContext.CancellationToken);
        deadline.CancelAfter(ReplyBuffer.LongestTry);
        try
        {
            return await InvokeAsync<T>(executionContext, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !executionContext.RequestContext.CancellationToken.IsCancellationRequested)
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
            throw new HttpErrorResponseException(refusal.Message, refusal.InnerException, await ReadAsync(refusal.Response, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async Task<IWebResponseData> ReadAsync(IWebResponseData reply, CancellationToken cancellationToken)
    {
        var stream = await reply.ResponseBody.OpenResponseAsync().ConfigureAwait(false);
        return new BufferedResponseData(reply, await ReplyBuffer.ReadAsync(stream, reply.ContentLength, ReplyBuffer.Longest, cancellationToken).ConfigureAwait(false));
    }
}
#endif
