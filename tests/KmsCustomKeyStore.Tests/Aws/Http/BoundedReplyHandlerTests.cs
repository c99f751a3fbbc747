#if !NETFRAMEWORK
using System.Net;
using System.Text;
using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Tests.Aws.Http;

public sealed class BoundedReplyHandlerTests
{
    private const int LargestReply = 1000;

    private static readonly TimeSpan _longestTry = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_is_passed_on_as_it_is()
    {
        using var reply = await SendAsync(
            new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) { Headers = { { "Content-Type", "application/x-amz-json-1.1" } } });

        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        Assert.Equal("{}", await reply.Content.ReadAsStringAsync(Ended));
        Assert.Equal("application/x-amz-json-1.1", reply.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData(LargestReply, true)]
    [InlineData(LargestReply + 1, false)]
    public async Task A_reply_may_have_the_largest_size_and_no_more(int size, bool isTaken)
    {
        var failure = await Record.ExceptionAsync(() => SendAsync(new StreamContent(new MemoryStream(new byte[size]))));

        Assert.Equal(isTaken ? null : typeof(InvalidDataException), failure?.GetType());
    }

    [Fact]
    public async Task A_reply_that_never_ends_is_ended()
        => await Assert.ThrowsAsync<InvalidDataException>(() => SendAsync(new StreamContent(new EndlessStream(pause: TimeSpan.Zero))));

    [Fact]
    public async Task A_reply_that_drips_is_a_timeout()
        => await Assert.ThrowsAsync<TimeoutException>(
            () => SendAsync(new StreamContent(new EndlessStream(pause: TimeSpan.FromMilliseconds(20)))));

    [Fact]
    public async Task A_stream_that_heeds_no_token_is_closed()
        => await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(new StreamContent(new SilentStream())));

    [Fact]
    public async Task A_reply_that_never_begins_is_a_timeout()
        => await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(null));

    [Fact]
    public async Task A_request_that_is_cancelled_is_no_timeout()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(null, cancellation.Token));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpContent? content, CancellationToken? cancellation = null)
    {
        using var client = new HttpMessageInvoker(new BoundedReplyHandler(new Answering(content), _longestTry, LargestReply));
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://kms.invalid/");
        return await client.SendAsync(request, cancellation ?? Ended);
    }

    /// <summary>Answers with a content, or never where there is none.</summary>
    private sealed class Answering(HttpContent? content) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (content is null)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
        }
    }

    /// <summary>A byte after every pause, for ever.</summary>
    private sealed class EndlessStream(TimeSpan pause) : IncomingStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(pause, cancellationToken);
            return 1;
        }
    }

    /// <summary>Nothing, until it is closed.</summary>
    private sealed class SilentStream : IncomingStream
    {
        private readonly TaskCompletionSource<int> _closed = new();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(_closed.Task);

        protected override void Dispose(bool disposing)
        {
            _closed.TrySetException(new ObjectDisposedException(nameof(SilentStream)));
            base.Dispose(disposing);
        }
    }

    private abstract class IncomingStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
#endif
