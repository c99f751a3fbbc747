using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace KmsCustomKeyStore.ModuleTestKit.Servers;

/// <summary>A port whose queue of connections is full: another connection is not refused, and is never made.</summary>
internal sealed class FullServer : IDisposable
{
    private const int MostInQueue = 16;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    public FullServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
        Endpoint = new Uri($"http://{_listener.LocalEndPoint}/");
        Fill();
    }

    public Uri Endpoint { get; }

    /// <summary>How many connections are being made, the one too many of the queue not counted.</summary>
    public int BeingMade => Tried() - 1;

    public void Dispose()
    {
        _queue.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private void Fill()
    {
        while (_queue.Count < MostInQueue && Tried() == 0)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _queue.Add(socket);
            var made = socket.ConnectAsync(_listener.LocalEndPoint!);
            Task.WaitAny(made, Task.Delay(200));
        }

        Assert.Equal(1, Tried());
    }

    // By the port alone: an HTTP client's sockets have the address as an IPv6 one.
    private int Tried()
        => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(one => one.State == TcpState.SynSent && one.RemoteEndPoint.Port == Endpoint.Port);
}
