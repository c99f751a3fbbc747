using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KmsEmulator.Tests;

/// <summary>One request over a bare connection, so that nothing hides how the reply ends.</summary>
internal sealed class RawExchange : IDisposable
{
    private readonly TcpClient _connection = new();
    private readonly StringBuilder _received = new();

    /// <summary>What has come so far: headers and body.</summary>
    public string Received => _received.ToString();

    public string Headers => Received.Split("\r\n\r\n", 2)[0];

    public string Body => Received.Split("\r\n\r\n", 2)[1];

    public static async Task<RawExchange> BeginAsync(Uri endpoint, string operation = "DescribeCustomKeyStores", string body = "{}")
    {
        var exchange = new RawExchange();
        await exchange._connection.ConnectAsync(IPAddress.Loopback, endpoint.Port, Bounded.Token);
        string request =
            $"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: TrentService.{operation}\r\n"
            + $"Authorization: {Client.Authorization}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await exchange._connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Bounded.Token);
        return exchange;
    }

    /// <summary>Reads what comes next, at most so many bytes; 0 when the connection was closed.</summary>
    public async Task<int> ReadAsync(int size = 65536)
    {
        byte[] buffer = new byte[size];
        int read = await _connection.GetStream().ReadAsync(buffer, Bounded.Token);
        _received.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return read;
    }

    /// <summary>Reads until the connection is closed, or until it is reset; whether it was reset.</summary>
    public async Task<bool> ReadToEndAsync()
    {
        try
        {
            while (await ReadAsync() > 0)
            {
                // More may come.
            }

            return false;
        }
        catch (IOException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return true;
        }
    }

    /// <summary>Reads until this text has come.</summary>
    public async Task ReadUntilAsync(string text)
    {
        while (!Received.Contains(text, StringComparison.Ordinal))
        {
            Assert.NotEqual(0, await ReadAsync(1));
        }
    }

    public void Dispose() => _connection.Dispose();
}
