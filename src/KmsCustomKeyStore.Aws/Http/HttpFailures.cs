using System.Net;
using System.Net.Sockets;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>What HTTP clients throw where no reply came.</summary>
internal static class HttpFailures
{
    // The .NET Framework's HttpStatusCode does not have it.
    private const int TooManyRequests = 429;

    /// <summary>An exception and what caused it, the outermost first.</summary>
    public static IEnumerable<Exception> Chain(this Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }

    /// <summary>Whether a refusal may pass, so that asking again may help: a fault of the server, or too many requests.</summary>
    public static bool MayPass(this HttpStatusCode status)
        => status >= HttpStatusCode.InternalServerError || (int)status == TooManyRequests;

    /// <summary>Whether something in the chain says that no reply came.</summary>
    public static bool MeansNoReply(this Exception exception)
        => exception.Chain().Any(link => link.IsTimeout() || link.IsConnectionFailure());

    /// <summary>Whether the reply did not come in time.</summary>
    public static bool IsTimeout(this Exception exception) => exception is TimeoutException or OperationCanceledException;

    /// <summary>Whether there was no connection, or it was lost.</summary>
    public static bool IsConnectionFailure(this Exception exception)
        => exception is HttpRequestException or IOException or SocketException or WebException;
}
