namespace KmsCustomKeyStore.Aws;

/// <summary>Reads the body of a reply to its end.</summary>
internal static class ReplyBody
{
    /// <summary>Bytes. A page of 1000 key stores, each with a certificate, has about 7 million.</summary>
    public const int Longest = 64 * 1024 * 1024;

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
        // What is said to come is not believed: memory is for what has come.
        var body = new MemoryStream((int)Math.Min(Math.Max(expected, 0), 1024 * 1024));
        byte[] part = new byte[16 * 1024];
        using (cancellationToken.Register(stream.Dispose))
        {
            while (await ReadPartAsync(stream, part, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (body.Length + count > longest)
                {
                    throw new InvalidDataException($"The answer is larger than {longest} bytes.");
                }

                body.Write(part, 0, count);
            }
        }

        body.Position = 0;
        return body;
    }

    private static async Task<int> ReadPartAsync(Stream stream, byte[] part, CancellationToken cancellationToken)
    {
        try
        {
#if NETFRAMEWORK
            return await stream.ReadAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false);
#else
            return await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false);
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
}
