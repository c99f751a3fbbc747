using Amazon.Runtime;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>The limits in time and size of a request to any AWS service.</summary>
internal static class HttpBounds
{
#if NETFRAMEWORK
    /// <summary>Sets the limits of the AWS SDK's client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config, ConnectionOptions options)
    {
        _ = options;

        // The .NET Framework has one timeout for connecting and for the wait until the reply begins.
        config.Timeout = settings.ConnectionTimeout ?? ReplyBuffer.LongestTry;
        config.ReadWriteTimeout = ReplyBuffer.LongestTry;
    }

    /// <summary>A client for requests that the AWS SDK does not send, with the same limits. It uses no proxy.</summary>
    public static HttpClient DirectClient(ConnectionSettings settings)
        => new(new HttpClientHandler { UseProxy = false })
        {
            Timeout = settings.ConnectionTimeout ?? ReplyBuffer.LongestTry,
            MaxResponseContentBufferSize = ReplyBuffer.Longest,
        };
#else
    /// <summary>Sets the limits of the AWS SDK's client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config, ConnectionOptions options)
    {
        config.ConnectTimeout = ToConnect(settings);
        config.HttpClientFactory = new KmsHttpClientFactory(options);
    }

    /// <summary>A client for requests that the AWS SDK does not send, with the same limits. It uses no proxy.</summary>
    public static HttpClient DirectClient(ConnectionSettings settings)
        => Client(new SocketsHttpHandler { ConnectTimeout = ToConnect(settings), UseProxy = false });

    /// <summary>A client whose replies are limited in time and size.</summary>
    public static HttpClient Client(SocketsHttpHandler connections)
    {
        // The connection of a reply that is not read to its end is closed at once: draining the rest would keep the reader waiting.
        connections.MaxResponseDrainSize = 0;
        connections.ResponseDrainTimeout = TimeSpan.Zero;
        var bounded = new BoundedReplyHandler(connections, ReplyBuffer.LongestTry, ReplyBuffer.Longest);
        return new HttpClient(bounded) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static TimeSpan ToConnect(ConnectionSettings settings) => settings.ConnectionTimeout ?? TimeSpan.FromSeconds(10);
#endif
}
