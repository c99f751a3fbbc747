namespace KmsEmulator.Operations;

// A class, not a record: a record's ToString would show the secret.
internal sealed class XksProxyAuthenticationCredential(string accessKeyId, string rawSecretAccessKey)
{
    public string AccessKeyId => accessKeyId;

    public string RawSecretAccessKey => rawSecretAccessKey;
}
