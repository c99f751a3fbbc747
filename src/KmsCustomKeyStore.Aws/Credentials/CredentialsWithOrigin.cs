using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Credentials and where they come from.</summary>
/// <param name="Value">The credentials.</param>
/// <param name="Origin">Where they come from, in words that hold no secret.</param>
/// <param name="ProfileName">The profile they come from; null for another source.</param>
internal sealed record CredentialsWithOrigin(AWSCredentials Value, string Origin, string? ProfileName = null)
{
    /// <summary>The folder at which their relative paths begin; null where they have none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether KMS has refused them, so that the next command looks them up again.</summary>
    public bool AreRefused { get; set; }

    // A record's own ToString would print its parts.
    public override string ToString() => Origin;
}
