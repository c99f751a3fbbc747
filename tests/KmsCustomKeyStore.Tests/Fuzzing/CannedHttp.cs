using System.Net;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws;

namespace KmsCustomKeyStore.Tests.Fuzzing;

/// <summary>The network of the AWS SDK: every request gets the reply that is set.</summary>
internal sealed class CannedHttp : HttpClientFactory
{
    /// <summary>What the next requests are answered.</summary>
    public HostileReply Reply { get; set; } = null!;

    /// <summary>How many requests there were.</summary>
    public int Requests { get; set; }

    /// <summary>How many requests are answered; more are not.</summary>
    public int MostRequests { get; init; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new BoundedReplies(new Handler(this), ReplyBody.LongestTry, ReplyBody.Longest));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;

    private sealed class Handler(CannedHttp http) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // As a network does, so that a client that asks without end can be stopped.
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            http.Requests++;
            if (http.Requests > http.MostRequests)
            {
                throw new InvalidOperationException("It is asked without end.");
            }

            var reply = http.Reply;
            var message = new HttpResponseMessage((HttpStatusCode)reply.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(reply.Body) };
            foreach (var header in reply.Headers)
            {
                _ = message.Headers.TryAddWithoutValidation(header.Key, header.Value) || message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            return message;
        }
    }
}
