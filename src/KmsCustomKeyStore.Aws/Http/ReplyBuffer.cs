using System.Buffers;
using Amazon.Runtime.Internal.Transform;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Reads the body of a reply to its end.</summary>
internal static class ReplyBuffer
{
    /// <summary>Bytes. A page of 1000 key stores, each with a certificate, has about 7 million.</summary>
    public const int Longest = 64 * 1024 * 1024;

    private const int LargestBelieved = 4 * 1024 * 1024;
    private const int SmallestBuffer = 16 * 1024;

    /// <summary>KMS answers within seconds; from the request to the end of the reply.</summary>
    public static TimeSpan LongestTry { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">What comes; it is closed where the token is cancelled, for not every stream heeds one.</param>
    /// <param name="expected">How many bytes are said to come; less than 1 where nobody knows.</param>
    /// <param name="longest">How many may come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">More came.</exception>
    /// <exception cref="EndOfStreamException">The connection was closed before the end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream stream, long expected, int longest, CancellationToken cancellationToken)
    {
        // What is said to come is not believed: memory is for what has come. One byte more, to see that nothing else does.
        byte[] body = ArrayPool<byte>.Shared.Rent(expected is > 0 and < LargestBelieved ? (int)expected + 1 : SmallestBuffer);
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

    /// <summary>What has been read of a reply: all of it.</summary>
    public static ReadOnlySpan<byte> BytesOf(IWebResponseData reply)
        => ((MemoryStream)reply.ResponseBody.OpenResponse()).TryGetBuffer(out var bytes) ? bytes : throw new InvalidOperationException("The memory of the reply is out of reach.");

    private static async Task<int> ReadPartAsync(Stream stream, byte[] body, int offset, CancellationToken cancellationToken)
    {
        try
        {
#if NETFRAMEWORK
            return await stream.ReadAsync(body, offset, body.Length - offset, cancellationToken).ConfigureAwait(false);
#else
            return Services.CallerThreadSend.IsHere ? stream.Read(body.AsSpan(offset)) : await stream.ReadAsync(body.AsMemory(offset), cancellationToken).ConfigureAwait(false);
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

    // Large arrays are costly to throw away: each page of a long list would have the whole memory gone through.
    private sealed class RentedStream(byte[] body, int length) : MemoryStream(body, 0, length, writable: false, publiclyVisible: true)
    {
        private byte[]? _rented = body;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Interlocked.Exchange(ref _rented, null) is { } rented)
            {
                // It may have held credentials.
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }
}
