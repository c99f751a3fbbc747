using System.Net.Sockets;
using KmsCustomKeyStore.ModuleTestKit.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A server whose answer has no end.</summary>
internal sealed class EndlessServer() : SocketServer("http")
{
    protected override async Task SpeakAsync(NetworkStream stream)
    {
        byte[] part = new byte[1024 * 1024];
        Array.Fill(part, (byte)' ');
        await stream.ReadExactlyAsync(part.AsMemory(0, 1));
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray());
        while (true)
        {
            await stream.WriteAsync(part);
        }
    }
}
