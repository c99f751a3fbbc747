using Amazon.Runtime;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>The bounds of a request, to whatever service of AWS.</summary>
internal static class RequestBounds
{
#if NETFRAMEWORK
    /// <summary>Bounds the requests of a client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config)
    {
        // There the time to connect cannot be told from the time to the first byte of the answer.
        config.Timeout = settings.ConnectionTimeout ?? ReplyBody.LongestTry;
        config.ReadWriteTimeout = ReplyBody.LongestTry;
    }

    /// <summary>A client that is not the AWS SDK's, with the bounds of one that is.</summary>
    public static HttpClient Client(ConnectionSettings settings)
        => new() { Timeout = settings.ConnectionTimeout ?? ReplyBody.LongestTry, MaxResponseContentBufferSize = ReplyBody.Longest };
#else
    /// <summary>Bounds the requests of a client.</summary>
    public static void Apply(ConnectionSettings settings, ClientConfig config, bool checksCertificates = true)
    {
        config.ConnectTimeout = ToConnect(settings);
        config.HttpClientFactory = new KmsHttpClientFactory(checksCertificates);
    }

    /// <summary>A client that is not the AWS SDK's, with the bounds of one that is.</summary>
    public static HttpClient Client(ConnectionSettings settings)
        => new(new BoundedReplies(new SocketsHttpHandler { ConnectTimeout = ToConnect(settings) }, ReplyBody.LongestTry, ReplyBody.Longest)) { Timeout = Timeout.InfiniteTimeSpan };

    private static TimeSpan ToConnect(ConnectionSettings settings) => settings.ConnectionTimeout ?? TimeSpan.FromSeconds(10);
#endif
}
