using System.Net.Sockets;
using System.Text;

namespace KmsCustomKeyStore.ModuleTestKit.Servers;

/// <summary>A server that never comes to the end of an answer: it hears, says what it was given to say, and waits.</summary>
/// <param name="scheme">http, or https for a handshake that is not answered.</param>
/// <param name="answer">What it says when it has heard something; empty for nothing.</param>
internal sealed class HalfServer(string scheme, string answer) : SocketServer(scheme)
{
    /// <summary>The head of an answer and the first half of its body.</summary>
    public const string HalfAnAnswer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 1000\r\n\r\n{\"CustomKeyStores\":[";

    private readonly byte[] _answer = Encoding.ASCII.GetBytes(answer);
    private int _heard;
    private int _asking;

    /// <summary>On how many connections something was heard, and what is to be said was said.</summary>
    public int Heard => Volatile.Read(ref _heard);

    /// <summary>
    /// On how many of the open connections something was heard. On the others nobody asks: a connection that was made for a
    /// request that ended meanwhile is kept for a later one.
    /// </summary>
    public int Asking => Volatile.Read(ref _asking);

    protected override async Task SpeakAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        if (await stream.ReadAsync(buffer) == 0)
        {
            return;
        }

        Interlocked.Increment(ref _asking);
        try
        {
            await stream.WriteAsync(_answer);
            Interlocked.Increment(ref _heard);
            while (await stream.ReadAsync(buffer) > 0)
            {
                // It has said what it had to say.
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }
}
