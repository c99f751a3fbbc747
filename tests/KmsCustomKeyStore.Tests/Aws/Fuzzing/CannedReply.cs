#if NETFRAMEWORK
using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>A reply as the AWS SDK takes it from the .NET Framework.</summary>
internal sealed class CannedReply(HostileReply reply) : IWebResponseData, IHttpResponseBody
{
    public long ContentLength => reply.Body.Length;

    public string ContentType => GetHeaderValue("Content-Type");

    public HttpStatusCode StatusCode => (HttpStatusCode)reply.StatusCode;

    // The .NET Framework takes a redirection that it does not follow for an answer as good as any.
    public bool IsSuccessStatusCode => reply.StatusCode < 400;

    public IHttpResponseBody ResponseBody => this;

    public string[] GetHeaderNames() => [.. reply.Headers.Keys];

    public bool IsHeaderPresent(string headerName) => reply.Headers.Keys.Contains(headerName, StringComparer.OrdinalIgnoreCase);

    public string GetHeaderValue(string headerName)
        => reply.Headers.FirstOrDefault(header => header.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value ?? string.Empty;

    public bool IsEventHeaderPresent(string headerName) => false;

    public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException();

    public Stream OpenResponse() => new MemoryStream(reply.Body, writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public void Dispose()
    {
    }
}
#endif
