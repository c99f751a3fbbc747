namespace KmsCustomKeyStore.Services;

/// <summary>Where a cmdlet was told to send its requests and whose credentials sign them. Null leaves a matter to the defaults.</summary>
internal sealed record ConnectionSettings
{
    public string? Region { get; init; }

    /// <summary>Where <see cref="Region"/> was given, for the verbose stream.</summary>
    public string RegionOrigin { get; init; } = "-Region";

    /// <summary>The region that the session has set (<c>$StoredAWSRegion</c>).</summary>
    public string? SessionRegion { get; init; }

    public string? ProfileName { get; init; }

    /// <summary>The credentials file to look for profiles in.</summary>
    public string? ProfileLocation { get; init; }

    public Uri? EndpointUrl { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>What <c>-Credential</c> was given: a <see cref="AccessKeyPair"/>, or any SDK's credentials.</summary>
    public object? Credential { get; init; }

    /// <summary>The credentials that the session has set (<c>$StoredAWSCredentials</c>): any SDK's, or a profile's name.</summary>
    public object? SessionCredential { get; init; }

    public bool SkipCertificateCheck { get; init; }

    public TimeSpan? ConnectionTimeout { get; init; }

    /// <summary>How long a request may take, its credentials and its retries included.</summary>
    public TimeSpan? OperationTimeout { get; init; }

    public int? MaximumRetryCount { get; init; }

    // A record would print its secrets.
    public override string ToString() => nameof(ConnectionSettings);
}
