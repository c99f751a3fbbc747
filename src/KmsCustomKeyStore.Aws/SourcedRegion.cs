namespace KmsCustomKeyStore.Aws;

/// <summary>A region and what named it.</summary>
internal sealed record SourcedRegion(string Name, string Origin);
