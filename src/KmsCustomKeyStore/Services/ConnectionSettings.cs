namespace KmsCustomKeyStore.Services;

/// <summary>Where to send requests and how to sign them. Null values are replaced by defaults.</summary>
internal sealed record ConnectionSettings
{
    public string? Region { get; init; }

    /// <summary>Where <see cref="Region"/> comes from, for the verbose stream.</summary>
    public string RegionOrigin { get; init; } = "-Region";

    /// <summary>The region of the session (<c>$StoredAWSRegion</c>).</summary>
    public string? SessionRegion { get; init; }

    public string? ProfileName { get; init; }

    /// <summary>The credentials file in which to look for profiles.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Where relative paths of the environment begin; null for the folder of the process.</summary>
    public string? WorkingFolder { get; init; }

    public Uri? EndpointUrl { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>The value of <c>-Credential</c>: an <see cref="AccessKeyPair"/>, or the credentials of any AWS SDK.</summary>
    public object? Credential { get; init; }

    /// <summary>The credentials of the session (<c>$StoredAWSCredentials</c>): those of any AWS SDK, or the name of a profile.</summary>
    public object? SessionCredential { get; init; }

    public bool SkipCertificateCheck { get; init; }

    public TimeSpan? ConnectionTimeout { get; init; }

    /// <summary>How long a request may take, including its credentials and retries.</summary>
    public TimeSpan? OperationTimeout { get; init; }

    public int? MaximumRetryCount { get; init; }

    // The generated ToString would show the secrets.
    public override string ToString() => nameof(ConnectionSettings);
}
