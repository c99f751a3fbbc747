#if !NETFRAMEWORK
using System.Net.Http.Headers;
using System.Text;
using Amazon.Runtime.Internal.Auth;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Pages;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Makes the runtime compile the code that reads a reply, in another thread while the first request is still being made. That
/// takes half of the time of a first call. It sends nothing and opens no connection.
/// </summary>
internal static class WarmUp
{
    private const string Body = """
        {"CustomKeyStores":[
        {"CustomKeyStoreId":"cks-0","CustomKeyStoreName":"n","CustomKeyStoreType":"EXTERNAL_KEY_STORE","ConnectionState":"CONNECTED",
        "CreationDate":1.5,"XksProxyConfiguration":{"Connectivity":"PUBLIC_ENDPOINT"}},
        {"CustomKeyStoreId":"cks-1","CloudHsmClusterId":"c","TrustAnchorCertificate":"t"}],
        "Truncated":false}
        """;

    /// <summary>Warms up; a failure has no effect.</summary>
    public static async Task RunAsync()
    {
        try
        {
            _ = AwsCatalog.KnownRegions;
            await ReadAsync().ConfigureAwait(false);
            _ = AWS4Signer.ComputeSignature("k", "s", "r", DateTime.UtcNow, "kms", "host", "c");
        }
        catch (Exception)
        {
            // The first call is slower without it, and works the same.
        }
    }

    /// <summary>Reads a canned reply as a real one is read.</summary>
    public static async Task<DescribeCustomKeyStoresResponse> ReadAsync()
    {
        using var connections = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new CannedConnection(Body)),
        };
        using var client = HttpBounds.Client(connections);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "TrentService.DescribeCustomKeyStores");
        request.Headers.TryAddWithoutValidation("User-Agent", "warm-up");
        using var reply = await CallerThreadSend.Ask(
            () => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).ConfigureAwait(false);
        var body = (MemoryStream)await reply.Content.ReadAsStreamAsync().ConfigureAwait(false);

        return new PageReader(string.Empty, null).Read(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>A connection without a network, which holds one reply.</summary>
    private sealed class CannedConnection(string body) : Stream
    {
        private readonly byte[] _reply = Encoding.UTF8.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, _reply.Length - _read);
            _reply.AsSpan(_read, count).CopyTo(buffer);
            _read += count;
            return count;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
#endif
