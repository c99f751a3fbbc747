namespace KmsCustomKeyStore.Services;

/// <summary>An access key id and its secret, from a PSCredential.</summary>
internal sealed record AccessKeyPair(string AccessKey, string SecretKey)
{
    // The generated ToString would show the secret.
    public override string ToString() => nameof(AccessKeyPair);
}
