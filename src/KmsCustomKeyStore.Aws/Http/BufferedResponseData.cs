#if NETFRAMEWORK
using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>A reply whose body was read into memory.</summary>
internal sealed class BufferedResponseData(IWebResponseData reply, MemoryStream body) : IWebResponseData, IHttpResponseBody
{
    /// <inheritdoc/>
    public long ContentLength => reply.ContentLength;

    /// <inheritdoc/>
    public string ContentType => reply.ContentType;

    /// <inheritdoc/>
    public HttpStatusCode StatusCode => reply.StatusCode;

    /// <inheritdoc/>
    public bool IsSuccessStatusCode => reply.IsSuccessStatusCode;

    /// <inheritdoc/>
    public IHttpResponseBody ResponseBody => this;

    /// <inheritdoc/>
    public string[] GetHeaderNames() => reply.GetHeaderNames();

    /// <inheritdoc/>
    public bool IsHeaderPresent(string headerName) => reply.IsHeaderPresent(headerName);

    /// <inheritdoc/>
    public string GetHeaderValue(string headerName) => reply.GetHeaderValue(headerName);

    /// <inheritdoc/>
    public bool IsEventHeaderPresent(string headerName) => reply.IsEventHeaderPresent(headerName);

    /// <inheritdoc/>
    public IEventStreamHeader GetEventStreamHeader(string headerName) => reply.GetEventStreamHeader(headerName);

    /// <inheritdoc/>
    public Stream OpenResponse() => body;

    /// <inheritdoc/>
    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    /// <inheritdoc/>
    public void Dispose() => reply.ResponseBody.Dispose();
}
#endif
