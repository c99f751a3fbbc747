using System.Security;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Secrets;

/// <summary>
/// The secrets of a request as the plain text that the AWS SDK takes, cleared when the request ends. The copies that the SDK
/// makes on the way to the wire are out of reach.
/// </summary>
internal sealed class RequestSecrets(KeyStoreRequest settings) : IDisposable
{
    private readonly RevealedSecret? _keyStorePassword = Reveal(settings.KeyStorePassword);
    private readonly RevealedSecret? _rawSecretAccessKey = Reveal(settings.XksProxyAuthenticationCredential?.RawSecretAccessKey);

    public string? KeyStorePassword => _keyStorePassword?.Value;

    public string? RawSecretAccessKey => _rawSecretAccessKey?.Value;

    /// <summary>The failure, without these secrets where it quotes them.</summary>
    public KmsException RemoveFrom(KmsException failure) => failure.Without(KeyStorePassword, RawSecretAccessKey);

    /// <inheritdoc/>
    public void Dispose()
    {
        _keyStorePassword?.Dispose();
        _rawSecretAccessKey?.Dispose();
    }

    private static RevealedSecret? Reveal(SecureString? secret) => secret is null ? null : new RevealedSecret(secret);
}
