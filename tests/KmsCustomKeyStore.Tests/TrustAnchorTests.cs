using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests;

public sealed class TrustAnchorTests
{
    private static readonly DateTimeOffset _expiry = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private static readonly string _pem = MakePem();

    [Fact]
    public void Expiry_is_read_in_UTC()
    {
        var store = new CustomKeyStore { TrustAnchorCertificate = _pem };

        Assert.Equal(_expiry.UtcDateTime, store.TrustAnchorCertificateExpiry);
        Assert.Equal(DateTimeKind.Utc, store.TrustAnchorCertificateExpiry!.Value.Kind);
    }

    [Fact]
    public void Text_around_the_certificate_does_no_harm()
        => Assert.Equal("CN=customerCA", TrustAnchor.Read($"subject=/CN=customerCA\r\n{_pem.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\ntrailing")!.Subject);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----")]
    public void What_cannot_be_read_has_no_expiry(string? pem)
        => Assert.Null(new CustomKeyStore { TrustAnchorCertificate = pem }.TrustAnchorCertificateExpiry);

    private static string MakePem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=customerCA", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(_expiry.AddYears(-10), _expiry);
        return certificate.ExportCertificatePem();
    }
}
