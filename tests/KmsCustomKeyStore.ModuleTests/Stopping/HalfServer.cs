using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>A server that never comes to the end of an answer: it hears, says what it was given to say, and waits.</summary>
internal sealed class HalfServer : IDisposable
{
    /// <summary>The head of an answer and the first half of its body.</summary>
    public const string HalfAnAnswer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 1000\r\n\r\n{\"CustomKeyStores\":[";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private int _open;
    private int _heard;

    /// <param name="scheme">http, or https for a handshake that is not answered.</param>
    /// <param name="answer">What it says when it has heard something; empty for nothing.</param>
    public HalfServer(string scheme, string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        Endpoint = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>How many connections the client holds.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>On how many connections something was heard, and what is to be said was said.</summary>
    public int Heard => Volatile.Read(ref _heard);

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
                byte[] buffer = new byte[4096];
                for (bool isFirst = true; await stream.ReadAsync(buffer) > 0; isFirst = false)
                {
                    if (isFirst)
                    {
                        await stream.WriteAsync(_answer);
                        Interlocked.Increment(ref _heard);
                    }
                }
            }
        }
        catch (IOException)
        {
            // The client has reset the connection.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
