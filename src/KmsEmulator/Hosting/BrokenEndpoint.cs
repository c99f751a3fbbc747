using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KmsEmulator.Hosting;

/// <summary>An address on 127.0.0.1 at which no client gets as far as a request. Disposing it frees the port.</summary>
public sealed class BrokenEndpoint : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _disposed = new();
    private readonly X509Certificate2? _identity;
    private readonly Task _accepting = Task.CompletedTask;

    private BrokenEndpoint(string scheme, X509Certificate2? identity, Func<NetworkStream, Task>? welcome)
    {
        _identity = identity;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Endpoint = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");
        if (welcome is not null)
        {
            _socket.Listen();
            _accepting = AcceptAsync(welcome);
        }
    }

    /// <summary>The address to point a client at.</summary>
    public Uri Endpoint { get; }

    /// <summary>The certificate it shows, without its key; null where it shows none.</summary>
    public X509Certificate2? Certificate => _identity is null ? null : X509CertificateLoader.LoadCertificate(_identity.RawData);

    /// <summary>One that refuses connections: the port is taken, and nobody listens.</summary>
    public static BrokenEndpoint Refusing() => new("http", null, null);

    /// <summary>One whose address begins with <c>https</c>, and which answers a TLS client in plain text.</summary>
    public static BrokenEndpoint PlainText() => new("https", null, AnswerInPlainTextAsync);

    /// <summary>One with a certificate for 127.0.0.1 that it signed itself. Of a client that trusts it, it takes leave.</summary>
    public static BrokenEndpoint SelfSigned() => WithCertificate(TimeSpan.FromDays(-1), TimeSpan.FromDays(1));

    /// <summary>The same with a certificate that has expired.</summary>
    public static BrokenEndpoint Expired() => WithCertificate(TimeSpan.FromDays(-2), TimeSpan.FromDays(-1));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(false);
        _identity?.Dispose();
        _disposed.Dispose();
    }

    private static BrokenEndpoint WithCertificate(TimeSpan begin, TimeSpan end)
    {
        var identity = MakeCertificate(DateTimeOffset.UtcNow + begin, DateTimeOffset.UtcNow + end);
        return new BrokenEndpoint("https", identity, stream => ShakeHandsAsync(stream, identity));
    }

    private static X509Certificate2 MakeCertificate(DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(notBefore, notAfter);

        // Windows takes no key for TLS that was not loaded from a file's bytes.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private static async Task ShakeHandsAsync(NetworkStream stream, X509Certificate2 identity)
    {
        var tls = new SslStream(stream);
        await using (tls.ConfigureAwait(false))
        {
            await tls.AuthenticateAsServerAsync(identity).ConfigureAwait(false);
        }
    }

    private static async Task AnswerInPlainTextAsync(NetworkStream stream)
    {
        await stream.ReadAsync(new byte[1024]).ConfigureAwait(false);
        await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray())
            .ConfigureAwait(false);
    }

    private async Task AcceptAsync(Func<NetworkStream, Task> welcome)
    {
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                var stream = new NetworkStream(await _socket.AcceptAsync(_disposed.Token).ConfigureAwait(false), ownsSocket: true);
                _ = WelcomeAsync(stream, welcome);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Disposed, or the client gave up.
            }
        }
    }

    private static async Task WelcomeAsync(NetworkStream stream, Func<NetworkStream, Task> welcome)
    {
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                await welcome(stream).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or AuthenticationException)
            {
                // The client does not like what it sees, as it should not.
            }
        }
    }
}
