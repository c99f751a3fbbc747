#if !NETFRAMEWORK
namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Reads each reply to its end before the AWS SDK does, within a time and a size: an HTTP client's own timeout ends with
/// the headers, and the SDK reads on for as long as something comes.
/// </summary>
/// <param name="inner">What sends the request.</param>
/// <param name="longestTry">The time from the request to the end of the reply.</param>
/// <param name="largestReply">The size of a body, in bytes.</param>
internal sealed class BoundedReplies(HttpMessageHandler inner, TimeSpan longestTry, int largestReply) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(longestTry);
        try
        {
            var reply = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
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

    private async Task<HttpContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using (content)
        {
            var body = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, largestReply));
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            byte[] part = new byte[16 * 1024];
            while (await ReadPartAsync(stream, part, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (body.Length + count > largestReply)
                {
                    throw new InvalidDataException($"The answer is larger than {largestReply} bytes.");
                }

                body.Write(part, 0, count);
            }

            body.Position = 0;
            var read = new StreamContent(body);
            foreach (var (name, values) in content.Headers)
            {
                read.Headers.TryAddWithoutValidation(name, values);
            }

            return read;
        }
    }

    private static async Task<int> ReadPartAsync(Stream stream, byte[] part, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpIOException failure) when (failure.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            throw new EndOfStreamException("The answer was cut short.", failure);
        }
    }
}
#endif
