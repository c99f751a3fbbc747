using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Tests.Validation;

namespace KmsCustomKeyStore.Tests.Models;

public sealed class TrustAnchorTests
{
    [Fact]
    public void Expiry_is_read_in_UTC()
    {
        var store = new CustomKeyStore { TrustAnchorCertificate = CustomerCA.Pem };

        Assert.Equal(CustomerCA.Expiry.UtcDateTime, store.TrustAnchorCertificateExpiry);
        Assert.Equal(DateTimeKind.Utc, store.TrustAnchorCertificateExpiry!.Value.Kind);
    }

    [Fact]
    public void Text_around_the_certificate_does_no_harm()
        => Assert.Equal(
            "CN=customerCA",
            TrustAnchor.Read($"subject=/CN=customerCA\r\n{CustomerCA.Pem.Replace("\n", "\r\n")}\r\ntrailing")!.Subject);

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
}
