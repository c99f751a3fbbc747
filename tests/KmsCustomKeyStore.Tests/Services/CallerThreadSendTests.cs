#if !NETFRAMEWORK
using System.Net;
using System.Net.Sockets;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Services;

public sealed class CallerThreadSendTests
{
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(30);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_here_while_it_asks_and_no_longer()
    {
        Assert.True(await CallerThreadSend.Ask(() => Task.FromResult(CallerThreadSend.IsHere)));
        Assert.False(CallerThreadSend.IsHere);
        Assert.Throws<InvalidOperationException>(() => { _ = CallerThreadSend.Ask<int>(() => throw new InvalidOperationException()); });
        Assert.False(CallerThreadSend.IsHere);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_request_is_sent_in_its_own_thread(bool waits)
    {
        var connections = new Connections();
        using var client = new HttpMessageInvoker(new BoundedReplyHandler(connections, _hung, 1000));
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://kms.invalid/");

        int thread = Environment.CurrentManagedThreadId;
        var sent = waits ? CallerThreadSend.Ask(() => client.SendAsync(request, Ended)) : client.SendAsync(request, Ended);

        Assert.Equal(waits, connections.WasKept);
        Assert.Equal(waits, sent.IsCompletedSuccessfully);
        Assert.True(!waits || connections.Thread == thread);
        (await sent).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    public async Task It_waits_no_longer_than_it_may(string beginning)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        using var client = HttpBounds.Client(new SocketsHttpHandler());
        var address = new Uri($"http://{listener.LocalEndpoint}/");

        var asked = Task.Run(
            () => CallerThreadSend.Ask(() => client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop.Token)), Ended);
        using var connection = await listener.AcceptTcpClientAsync(Ended);
        await connection.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(beginning), Ended);
        await Task.Delay(100, Ended);
        Assert.False(asked.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(_hung, Ended));
    }

    [Fact]
    public void What_else_may_come_of_a_reply_is_not_waited_for()
    {
        using var connections = new SocketsHttpHandler();
        using var client = HttpBounds.Client(connections);

        Assert.Equal(0, connections.MaxResponseDrainSize);
        Assert.Equal(TimeSpan.Zero, connections.ResponseDrainTimeout);
    }

    /// <summary>Answers with nothing, and knows how it was asked.</summary>
    private sealed class Connections : HttpMessageHandler
    {
        public bool WasKept { get; private set; }

        public int Thread { get; private set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (WasKept, Thread) = (true, Environment.CurrentManagedThreadId);
            return new HttpResponseMessage { Content = new ByteArrayContent([]) };
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(50, cancellationToken);
            return new HttpResponseMessage { Content = new ByteArrayContent([]) };
        }
    }
}
#endif
