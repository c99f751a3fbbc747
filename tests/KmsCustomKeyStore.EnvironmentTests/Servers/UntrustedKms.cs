using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A KMS with one key store, behind a certificate that nobody trusts.</summary>
internal sealed class UntrustedKms() : WebServer(_certificate.Value)
{
    public const string StoreName = "behind-tls";

    private const string Body =
        $$"""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"{{StoreName}}"}],"Truncated":false}""";

    private static readonly Lazy<X509Certificate2> _certificate = new(SelfSigned);

    /// <summary>The certificate, as a file of authorities has it.</summary>
    public static string CertificatePem => _certificate.Value.ExportCertificatePem();

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request) => Results.Content(Body, "application/x-amz-json-1.1");

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Windows serves TLS only with a key that has been through a key store.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
