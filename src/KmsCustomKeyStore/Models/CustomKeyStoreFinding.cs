namespace KmsCustomKeyStore;

/// <summary>Something about a custom key store that needs attention.</summary>
public sealed class CustomKeyStoreFinding
{
    /// <summary>
    /// <c>NotConnected</c>, <c>ConnectionFailed</c>, <c>CertificateExpired</c>, <c>CertificateExpiring</c> or
    /// <c>CertificateUnreadable</c>.
    /// </summary>
    public string? FindingId { get; set; }

    /// <summary>What was found, in a sentence.</summary>
    public string? Message { get; set; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; set; }

    /// <summary>The message.</summary>
    public override string ToString() => Message ?? string.Empty;
}
