#if !NETFRAMEWORK
using System.Text.Json;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Tells what is no reply of KMS to a change. The AWS SDK asks again where it cannot read a reply, and does not read those
/// that have nothing to tell: a change would be made twice, or a web page taken for success.
/// </summary>
/// <param name="inner">What sends the request.</param>
internal sealed class CheckedReplies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var reply = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        string operation = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First() : string.Empty;
        if (reply.IsSuccessStatusCode && !operation.EndsWith(".DescribeCustomKeyStores", StringComparison.Ordinal))
        {
            byte[] body = await reply.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            bool mayBeEmpty = !operation.EndsWith(".CreateCustomKeyStore", StringComparison.Ordinal);
            if (body.Length > 0 || !mayBeEmpty)
            {
                using var json = JsonDocument.Parse(body);
            }
        }

        return reply;
    }
}
#endif
