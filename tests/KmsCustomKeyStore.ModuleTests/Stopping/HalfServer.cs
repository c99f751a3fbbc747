using System.Net.Sockets;
using System.Text;
using KmsCustomKeyStore.ModuleTests.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>A server that never comes to the end of an answer: it hears, says what it was given to say, and waits.</summary>
/// <param name="scheme">http, or https for a handshake that is not answered.</param>
/// <param name="answer">What it says when it has heard something; empty for nothing.</param>
internal sealed class HalfServer(string scheme, string answer) : SocketServer(scheme)
{
    /// <summary>The head of an answer and the first half of its body.</summary>
    public const string HalfAnAnswer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 1000\r\n\r\n{\"CustomKeyStores\":[";

    private readonly byte[] _answer = Encoding.ASCII.GetBytes(answer);
    private int _heard;

    /// <summary>On how many connections something was heard, and what is to be said was said.</summary>
    public int Heard => Volatile.Read(ref _heard);

    protected override async Task SpeakAsync(NetworkStream stream)
    {
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
