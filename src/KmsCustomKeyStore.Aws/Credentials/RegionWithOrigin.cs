namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>A region and what named it.</summary>
internal sealed record RegionWithOrigin(string Name, string Origin);
