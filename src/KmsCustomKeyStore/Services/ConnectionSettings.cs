namespace KmsCustomKeyStore.Services;

/// <summary>Where a cmdlet was told to send its requests and whose credentials sign them. Null leaves a matter to the defaults.</summary>
internal sealed record ConnectionSettings
{
    public string? Region { get; init; }

    public string? ProfileName { get; init; }

    public Uri? EndpointUrl { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SessionToken { get; init; }

    // A record would print its secrets.
    public override string ToString() => nameof(ConnectionSettings);
}
