using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A KMS with one key store, behind a certificate that nobody trusts.</summary>
internal sealed class TlsStandIn : IDisposable
{
    public const string StoreName = "behind-tls";

    private const string Body = $$"""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"{{StoreName}}"}],"Truncated":false}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = SelfSigned();

    public TlsStandIn()
    {
        _listener.Start();
        Endpoint = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Windows serves TLS only with a key that has been through a key store.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private static async Task<bool> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int count = await stream.ReadAsync(buffer);
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            string[] parts = text.ToString().Split("\r\n\r\n", 2);
            if (parts.Length == 2 && parts[1].Length >= ContentLength(parts[0]))
            {
                return true;
            }

            if (count == 0)
            {
                return false;
            }
        }
    }

    private static int ContentLength(string headers)
        => headers.Split("\r\n").Select(line => line.Split(':')).Where(pair => pair[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            .Select(pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
            catch (Exception refused) when (refused is IOException or AuthenticationException)
            {
                // The client did not trust the certificate; the next one may.
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(_certificate);
        if (await ReadRequestAsync(stream))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"));
        }
    }
}
