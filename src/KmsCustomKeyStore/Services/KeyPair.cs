namespace KmsCustomKeyStore.Services;

/// <summary>An access key id and its secret, from a PSCredential.</summary>
internal sealed class KeyPair(string accessKey, string secretKey)
{
    public string AccessKey => accessKey;

    public string SecretKey => secretKey;
}
