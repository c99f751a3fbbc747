namespace KmsCustomKeyStore.Services;

/// <summary>An access key id and its secret, from a PSCredential.</summary>
internal sealed record AccessKeyPair(string AccessKey, string SecretKey)
{
    // A record would print its parts.
    public override string ToString() => nameof(AccessKeyPair);
}
