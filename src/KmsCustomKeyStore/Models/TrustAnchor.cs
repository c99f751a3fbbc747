using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KmsCustomKeyStore.Models;

/// <summary>The fields of a trust anchor certificate.</summary>
/// <param name="Subject">The distinguished name of its subject.</param>
/// <param name="Expiry">When it expires, in UTC.</param>
internal sealed record TrustAnchor(string Subject, DateTime Expiry)
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>Reads the first certificate of a PEM text; null if there is none or it cannot be read.</summary>
    public static TrustAnchor? Read(string? pem)
    {
        int begin = pem?.IndexOf(Begin, StringComparison.Ordinal) ?? -1;
        if (begin < 0)
        {
            return null;
        }

        int body = begin + Begin.Length;
        int end = pem!.IndexOf(End, body, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        try
        {
            byte[] content = Convert.FromBase64String(pem.Substring(body, end - body));

            // X509Certificate2 also accepts containers with a private key, and would write the key to disk.
            if (content.Length == 0 || X509Certificate2.GetCertContentType(content) != X509ContentType.Cert)
            {
                return null;
            }

            using var certificate = new X509Certificate2(content);
            return new TrustAnchor(certificate.Subject, certificate.NotAfter.ToUniversalTime());
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
