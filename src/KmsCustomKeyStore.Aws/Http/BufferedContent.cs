#if !NETFRAMEWORK
using System.Net;
using System.Net.Http.Headers;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>The body of a reply that was read into memory.</summary>
internal sealed class BufferedContent : HttpContent
{
    private readonly MemoryStream _body;

    public BufferedContent(MemoryStream body, HttpContentHeaders headers)
    {
        _body = body;
        foreach (var (name, values) in headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <inheritdoc/>
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_body);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _body.CopyToAsync(stream);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
#endif
