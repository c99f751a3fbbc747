using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using KmsEmulator.Hosting;

namespace KmsEmulator.Tests.Hosting;

public sealed class BrokenEndpointTests
{
    private static CancellationToken Cancellation => Bounded.Token;

    [Fact]
    public async Task A_connection_is_refused()
    {
        await using var endpoint = BrokenEndpoint.Refusing();

        var failure = await FailAsync(endpoint);

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        Assert.Null(endpoint.Certificate);
    }

    [Fact]
    public async Task A_tls_client_is_answered_in_plain_text()
    {
        await using var endpoint = BrokenEndpoint.PlainText();

        var failure = await FailAsync(endpoint);

        Assert.Equal("https", endpoint.Endpoint.Scheme);
        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
    }

    [Fact]
    public async Task A_certificate_is_self_signed()
    {
        await using var endpoint = BrokenEndpoint.SelfSigned();

        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, await PolicyErrorsAsync(endpoint, trusted: null));
        Assert.Equal(SslPolicyErrors.None, await PolicyErrorsAsync(endpoint, trusted: endpoint.Certificate));
    }

    [Fact]
    public async Task A_certificate_has_expired()
    {
        await using var endpoint = BrokenEndpoint.Expired();

        Assert.False(endpoint.Certificate!.HasPrivateKey);
        Assert.InRange(endpoint.Certificate.NotAfter.ToUniversalTime(), DateTime.MinValue, DateTime.UtcNow);
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, await PolicyErrorsAsync(endpoint, trusted: endpoint.Certificate));
    }

    [Fact]
    public async Task It_goes_on_after_a_client_that_went_and_ends_when_disposed()
    {
        var endpoint = BrokenEndpoint.SelfSigned();
        await FailAsync(endpoint);

        Assert.Equal(HttpRequestError.SecureConnectionError, (await FailAsync(endpoint)).HttpRequestError);

        await endpoint.DisposeAsync();
        Assert.Equal(HttpRequestError.ConnectionError, (await FailAsync(endpoint)).HttpRequestError);
    }

    private static async Task<HttpRequestException> FailAsync(BrokenEndpoint endpoint)
    {
        using var http = new HttpClient();
        return await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(endpoint.Endpoint, Cancellation));
    }

    private static async Task<SslPolicyErrors> PolicyErrorsAsync(BrokenEndpoint endpoint, X509Certificate2? trusted)
    {
        SslPolicyErrors? found = null;
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", endpoint.Endpoint.Port, Cancellation);
        await using var tls = new SslStream(connection.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            RemoteCertificateValidationCallback = (_, _, _, errors) =>
            {
                found = errors;
                return errors == SslPolicyErrors.None;
            },
        };
        if (trusted is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { trusted },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        var refusal = await Record.ExceptionAsync(() => tls.AuthenticateAsClientAsync(options, Cancellation));
        Assert.Equal(found != SslPolicyErrors.None, refusal is AuthenticationException);
        return found!.Value;
    }
}
