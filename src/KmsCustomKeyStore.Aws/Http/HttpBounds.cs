using Amazon.Runtime;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>The bounds of a request, to whatever service of AWS.</summary>
internal static class HttpBounds
{
#if NETFRAMEWORK
    /// <summary>Bounds the requests of a client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config)
    {
        // There the time to connect cannot be told from the time to the first byte of the answer.
        config.Timeout = settings.ConnectionTimeout ?? ReplyBuffer.LongestTry;
        config.ReadWriteTimeout = ReplyBuffer.LongestTry;
    }

    /// <summary>A client that is not the AWS SDK's, with the bounds of one that is.</summary>
    public static HttpClient Client(ConnectionSettings settings)
        => new() { Timeout = settings.ConnectionTimeout ?? ReplyBuffer.LongestTry, MaxResponseContentBufferSize = ReplyBuffer.Longest };
#else
    /// <summary>Bounds the requests of a client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config, bool checksCertificates = true)
    {
        config.ConnectTimeout = ToConnect(settings);
        config.HttpClientFactory = new KmsHttpClientFactory(checksCertificates);
    }

    /// <summary>A client that is not the AWS SDK's, with the bounds of one that is.</summary>
    public static HttpClient Client(ConnectionSettings settings)
        => Client(new SocketsHttpHandler { ConnectTimeout = ToConnect(settings) });

    /// <summary>A client over connections, whose replies are bounded in time and size.</summary>
    public static HttpClient Client(SocketsHttpHandler connections)
    {
        // Where a reply is not read to its end, its connection is closed at once: what else may come of it would keep a reader waiting.
        connections.MaxResponseDrainSize = 0;
        connections.ResponseDrainTimeout = TimeSpan.Zero;
        return new HttpClient(new BoundedReplyHandler(connections, ReplyBuffer.LongestTry, ReplyBuffer.Longest)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static TimeSpan ToConnect(ConnectionSettings settings) => settings.ConnectionTimeout ?? TimeSpan.FromSeconds(10);
#endif
}
