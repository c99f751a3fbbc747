using Amazon.Runtime;

namespace Amazon.PowerShell.Credentials;

/// <summary>Credentials that cannot be had.</summary>
/// <param name="message">Why.</param>
public sealed class FailingCredentials(string message) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => throw new AmazonClientException(message);
}
