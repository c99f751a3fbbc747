using System.Security;

namespace KmsCustomKeyStore.Services;

/// <summary>The credential that KMS signs its requests to an external key store proxy with.</summary>
internal sealed class XksProxyCredential(string? accessKeyId, SecureString? rawSecretAccessKey)
{
    public string? AccessKeyId => accessKeyId;

    public SecureString? RawSecretAccessKey => rawSecretAccessKey;
}
