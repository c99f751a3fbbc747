namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>A lookup of credentials failed or was cancelled.</summary>
/// <param name="asked">Who was asked for them.</param>
/// <param name="innerException">What was thrown.</param>
internal sealed class LookupException(string asked, Exception innerException) : Exception($"{asked} gave no credentials.", innerException)
{
    /// <summary>Who was asked for the credentials.</summary>
    public string Asked { get; } = asked;
}
