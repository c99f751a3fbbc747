namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A region and what named it.</summary>
internal sealed record RegionWithOrigin(string Name, string Origin);
