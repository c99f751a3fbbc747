#if !NETFRAMEWORK
using System.Net;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>The HTTP clients of the AWS SDK, over a canned network.</summary>
internal sealed class CannedClients(CannedHttp http) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        => new(new BoundedReplyHandler(new Handler(http), ReplyBuffer.LongestTry, ReplyBuffer.Longest));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;

    private sealed class Handler(CannedHttp http) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = await http.AnswerAsync(cancellationToken);
            var content = new ByteArrayContent(reply.Body);
            var message = new HttpResponseMessage((HttpStatusCode)reply.StatusCode) { RequestMessage = request, Content = content };
            foreach (var header in reply.Headers)
            {
                _ = message.Headers.TryAddWithoutValidation(header.Key, header.Value)
                    || content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            return message;
        }
    }
}
#endif
