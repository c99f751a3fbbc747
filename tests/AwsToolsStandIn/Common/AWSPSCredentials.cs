using Amazon.Runtime;

namespace Amazon.PowerShell.Common;

/// <summary>What <c>$StoredAWSCredentials</c> holds. What is in it is internal, as in the module this stands for.</summary>
public sealed class AWSPSCredentials
{
    internal AWSPSCredentials(AWSCredentials credentials, string name, CredentialsSource source)
    {
        Credentials = credentials;
        Name = name;
        Source = source;
    }

    internal AWSCredentials Credentials { get; }

    internal string Name { get; }

    internal CredentialsSource Source { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
