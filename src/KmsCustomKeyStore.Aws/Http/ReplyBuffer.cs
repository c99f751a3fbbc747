using System.Buffers;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Reads the body of a reply to its end.</summary>
internal static class ReplyBuffer
{
    /// <summary>The largest body, in bytes. A page of 1000 key stores, each with a certificate, has about 7 million.</summary>
    public const int Longest = 64 * 1024 * 1024;

    private const int LargestTrusted = 4 * 1024 * 1024;
    private const int SmallestBuffer = 16 * 1024;

    /// <summary>The longest time from a request to the end of its reply. KMS takes seconds.</summary>
    public static TimeSpan LongestTry { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="stream">The body. It is closed when the token is cancelled, because not every stream observes a token.</param>
    /// <param name="expected">The announced number of bytes; less than 1 where none was announced.</param>
    /// <param name="longest">The largest number of bytes that is accepted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The body is larger.</exception>
    /// <exception cref="EndOfStreamException">The connection was closed before the end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream stream, long expected, int longest, CancellationToken cancellationToken)
    {
        // A large announced length is not trusted: the buffer grows with what has arrived. The extra byte lets the read that finds
        // the end of the body go without a larger buffer.
        byte[] body = ArrayPool<byte>.Shared.Rent(expected is > 0 and < LargestTrusted ? (int)expected + 1 : SmallestBuffer);
        int length = 0;
        using (cancellationToken.Register(stream.Dispose))
        {
            while (await ReadPartAsync(stream, body, length, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                length += count;
                if (length > longest)
                {
                    throw new InvalidDataException($"The answer is larger than {longest} bytes.");
                }

                if (length == body.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(2 * length);
                    Buffer.BlockCopy(body, 0, larger, 0, length);
                    ArrayPool<byte>.Shared.Return(body, clearArray: true);
                    body = larger;
                }
            }
        }

        return new RentedStream(body, length);
    }

    /// <summary>The bytes of a reply that was read to its end.</summary>
    public static ReadOnlySpan<byte> BytesOf(IWebResponseData reply)
        => ((MemoryStream)reply.ResponseBody.OpenResponse()).TryGetBuffer(out var bytes)
            ? bytes
            : throw new InvalidOperationException("The memory of the reply is out of reach.");

    private static async Task<int> ReadPartAsync(Stream stream, byte[] body, int offset, CancellationToken cancellationToken)
    {
        try
        {
#if NETFRAMEWORK
            return await stream.ReadAsync(body, offset, body.Length - offset, cancellationToken).ConfigureAwait(false);
#else
            return Services.CallerThreadSend.IsHere
                ? stream.Read(body.AsSpan(offset))
                : await stream.ReadAsync(body.AsMemory(offset), cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
#if !NETFRAMEWORK
        catch (HttpIOException failure) when (failure.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            throw new EndOfStreamException("The answer was cut short.", failure);
        }
#endif
    }

    // Large arrays are expensive garbage: without the pool, each page of a long list would cause a full collection.
    private sealed class RentedStream(byte[] body, int length) : MemoryStream(body, 0, length, writable: false, publiclyVisible: true)
    {
        private byte[]? _rented = body;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Interlocked.Exchange(ref _rented, null) is { } rented)
            {
                // The reply may have held credentials.
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }
}
