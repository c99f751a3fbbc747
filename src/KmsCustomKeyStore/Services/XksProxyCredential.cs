using System.Management.Automation;
using System.Security;

namespace KmsCustomKeyStore.Services;

/// <summary>What KMS signs its requests to an external key store proxy with.</summary>
internal sealed class XksProxyCredential(string? accessKeyId, SecureString? rawSecretAccessKey)
{
    public string? AccessKeyId => accessKeyId;

    public SecureString? RawSecretAccessKey => rawSecretAccessKey;

    /// <summary>The credential, given whole or in parts; null where neither is given.</summary>
    public static XksProxyCredential? Of(PSCredential? whole, string? accessKeyId, SecureString? rawSecretAccessKey)
        => whole is not null ? new XksProxyCredential(whole.UserName, whole.Password)
            : accessKeyId is not null || rawSecretAccessKey is not null ? new XksProxyCredential(accessKeyId, rawSecretAccessKey)
            : null;
}
