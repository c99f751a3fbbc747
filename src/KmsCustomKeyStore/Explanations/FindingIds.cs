namespace KmsCustomKeyStore.Explanations;

/// <summary>The values of <see cref="CustomKeyStoreFinding.FindingId"/>. Scripts compare them, so they must not change.</summary>
internal static class FindingIds
{
    public const string NotConnected = nameof(NotConnected);
    public const string ConnectionFailed = nameof(ConnectionFailed);
    public const string CertificateExpired = nameof(CertificateExpired);
    public const string CertificateExpiring = nameof(CertificateExpiring);
    public const string CertificateUnreadable = nameof(CertificateUnreadable);
}
