using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A web server on a free port of the loopback address, and what it was asked.</summary>
internal abstract class LoopbackServer : IDisposable
{
    private const int Attempts = 20;

    private readonly ConcurrentQueue<LoopbackRequest> _requests = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpListener _listener = new();

    protected LoopbackServer()
    {
        Endpoint = Listen();
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    /// <summary>Takes requests, and answers none.</summary>
    public bool IsSilent { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    /// <summary>The answer to a request.</summary>
    protected abstract LoopbackReply Answer(LoopbackRequest request);

    private Uri Listen()
    {
        for (int attempt = 1; ; attempt++)
        {
            // HttpListener takes no port 0, and somebody may be quicker.
            var endpoint = new Uri($"http://127.0.0.1:{FreePort()}/");
            _listener.Prefixes.Add(endpoint.ToString());
            try
            {
                _listener.Start();
                return endpoint;
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                _listener.Prefixes.Clear();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => ServeAsync(context, stop), stop);
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context, CancellationToken stop)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var request = new LoopbackRequest(
                context.Request.HttpMethod,
                context.Request.Url!,
                context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(stop));
            _requests.Enqueue(request);
            if (IsSilent)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            var reply = Answer(request);
            byte[] body = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.ContentType;
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body, stop);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // Nobody is left to answer.
        }
    }
}
