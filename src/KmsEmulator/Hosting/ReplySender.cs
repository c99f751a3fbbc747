using System.Text;
using Microsoft.AspNetCore.Http;

namespace KmsEmulator.Hosting;

/// <summary>Sends replies, also those that are meant not to arrive.</summary>
internal static class ReplySender
{
    // Long enough for a client to see what came before the reset, which would discard it.
    private static readonly TimeSpan _pauseBeforeReset = TimeSpan.FromMilliseconds(100);

    private static readonly byte[] _blanks = Encoding.ASCII.GetBytes(new string(' ', 1024));

    public static async Task SendAsync(
        HttpContext context,
        string requestId,
        RawReply reply,
        CancellationToken cancellationToken)
    {
        await Task.Delay(reply.Delay, cancellationToken).ConfigureAwait(false);
        if (reply is { Abort: true, AbortAfterBytes: null })
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        SetHeaders(response, requestId, reply);

        // Kestrel itself closes a connection whose announced body was not sent in full.
        var sent = reply.AbortAfterBytes is { } count && count < reply.Body.Length
            ? reply.Body[..count]
            : reply.Body;
        await (reply.Drip is { } pause
            ? DripAsync(response, sent, pause, cancellationToken)
            : response.Body.WriteAsync(sent, cancellationToken).AsTask()).ConfigureAwait(false);

        if (reply.Endless is { } interval)
        {
            await GoOnAsync(response, interval, cancellationToken).ConfigureAwait(false);
        }

        if (reply.Abort)
        {
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(_pauseBeforeReset, cancellationToken).ConfigureAwait(false);
            context.Abort();
        }
    }

    private static void SetHeaders(HttpResponse response, string requestId, RawReply reply)
    {
        response.StatusCode = reply.StatusCode;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Endless is null ? reply.Body.Length : null;
        response.Headers["x-amzn-RequestId"] = requestId;
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers[name] = value;
        }
    }

    private static async Task DripAsync(
        HttpResponse response,
        ReadOnlyMemory<byte> body,
        TimeSpan pause,
        CancellationToken cancellationToken)
    {
        for (int i = 0; i < body.Length; i++)
        {
            await response.Body.WriteAsync(body.Slice(i, 1), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task GoOnAsync(HttpResponse response, TimeSpan interval, CancellationToken cancellationToken)
    {
        while (true)
        {
            await response.Body.WriteAsync(_blanks, cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
        }
    }
}
