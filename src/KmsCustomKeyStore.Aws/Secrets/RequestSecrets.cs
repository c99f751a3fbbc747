using System.Security;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Secrets;

/// <summary>
/// The secrets of a request as the text that the AWS SDK wants, for as long as the request lasts. What the SDK makes of
/// them on the way to the wire is out of reach.
/// </summary>
internal sealed class RequestSecrets(KeyStoreRequest settings) : IDisposable
{
    private readonly RevealedSecret? _keyStorePassword = Reveal(settings.KeyStorePassword);
    private readonly RevealedSecret? _rawSecretAccessKey = Reveal(settings.XksProxyAuthenticationCredential?.RawSecretAccessKey);

    public string? KeyStorePassword => _keyStorePassword?.Value;

    public string? RawSecretAccessKey => _rawSecretAccessKey?.Value;

    /// <summary>The failure itself, or where it quotes a secret, as a service may, one that does not.</summary>
    public KmsException Mend(KmsException failure) => failure.Without(KeyStorePassword, RawSecretAccessKey);

    /// <inheritdoc/>
    public void Dispose()
    {
        _keyStorePassword?.Dispose();
        _rawSecretAccessKey?.Dispose();
    }

    private static RevealedSecret? Reveal(SecureString? secret) => secret is null ? null : new RevealedSecret(secret);
}
