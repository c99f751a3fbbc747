using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KmsCustomKeyStore.ModuleTests.Credentials;

/// <summary>A server whose answer has no end.</summary>
internal sealed class EndlessServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _open;

    public EndlessServer()
    {
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>How many connections the client holds.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Dispose() => _listener.Dispose();

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
                var stream = client.GetStream();
                byte[] part = new byte[64 * 1024];
                Array.Fill(part, (byte)' ');
                await stream.ReadExactlyAsync(part.AsMemory(0, 1));
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
                while (true)
                {
                    await stream.WriteAsync(part);
                }
            }
        }
        catch (IOException)
        {
            // The client has closed the connection.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
