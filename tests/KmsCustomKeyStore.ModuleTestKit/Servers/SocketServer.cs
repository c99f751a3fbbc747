using System.Net;
using System.Net.Sockets;

namespace KmsCustomKeyStore.ModuleTestKit.Servers;

/// <summary>A server that speaks to each connection as bytes, and not as HTTP says it should.</summary>
internal abstract class SocketServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _open;

    protected SocketServer(string scheme)
    {
        _listener.Start();
        Endpoint = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>How many connections the client holds.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Dispose() => _listener.Dispose();

    /// <summary>Speaks to a connection until it ends.</summary>
    protected abstract Task SpeakAsync(NetworkStream stream);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        try
        {
            using (client)
            {
                await SpeakAsync(client.GetStream());
            }
        }
        catch (IOException)
        {
            // The client has closed or reset the connection.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
