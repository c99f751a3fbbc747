#if !NETFRAMEWORK
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>
/// Reads each reply to its end before the AWS SDK does, within a limit of time and size. An HTTP client's own timeout covers only
/// the headers, and the SDK reads for as long as anything arrives.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="longestTry">The longest time from the request to the end of the reply.</param>
/// <param name="largestReply">The largest body, in bytes.</param>
internal sealed class BoundedReplyHandler(HttpMessageHandler inner, TimeSpan longestTry, int largestReply) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(longestTry);
        try
        {
            var reply = CallerThreadSend.IsHere
                ? base.Send(request, deadline.Token)
                : await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
            try
            {
                reply.Content = await ReadAsync(reply.Content, deadline.Token).ConfigureAwait(false);
                return reply;
            }
            catch
            {
                reply.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The answer did not come within {longestTry.TotalSeconds} seconds.");
        }
    }

    private async Task<BufferedContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using (content)
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            long expected = content.Headers.ContentLength ?? 0;
            var body = await ReplyBuffer.ReadAsync(stream, expected, largestReply, cancellationToken).ConfigureAwait(false);
            return new BufferedContent(body, content.Headers);
        }
    }
}
#endif
