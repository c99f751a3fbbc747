namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>A lookup of credentials failed, or was ended.</summary>
/// <param name="asked">Who was asked.</param>
/// <param name="innerException">What came of it.</param>
internal sealed class LookupException(string asked, Exception innerException) : Exception($"{asked} gave no credentials.", innerException)
{
    /// <summary>Who was asked.</summary>
    public string Asked { get; } = asked;
}
