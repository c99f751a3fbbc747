namespace KmsCustomKeyStore.Errors;

/// <summary>Trust anchor certificates that cannot be used.</summary>
internal static class CertificateErrors
{
    /// <summary>The text is not a certificate.</summary>
    public static KmsException TextIsNoPem(string header)
        => new(ErrorIds.InvalidCertificate, $"The TrustAnchorCertificate is no PEM text: there is no line '{header}' in it.");

    /// <summary>The file does not hold a certificate.</summary>
    public static KmsException FileIsNoPem(string path, string header)
        => new(ErrorIds.InvalidCertificate, $"The file '{path}' is no PEM text: there is no line '{header}' in it.") { Target = path };

    /// <summary>The file does not exist.</summary>
    public static KmsException NotFound(string path, Exception failure)
        => new(
            ErrorIds.CertificateNotFound,
            $"The TrustAnchorCertificate '{path}' is neither PEM text nor the path of a file.",
            failure) { Target = path };

    /// <summary>The file exists and cannot be read.</summary>
    public static KmsException Unreadable(string path, Exception failure)
        => new(
            ErrorIds.CertificateUnreadable,
            $"The TrustAnchorCertificate '{path}' cannot be read: {failure.Message}",
            failure) { Target = path };
}
