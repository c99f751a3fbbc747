namespace KmsCustomKeyStore.Services;

/// <summary>A region of AWS.</summary>
/// <param name="Name">The name, such as <c>eu-west-1</c>.</param>
/// <param name="DisplayName">The display name, such as <c>Europe (Ireland)</c>.</param>
/// <param name="Partition">The partition of the region, such as <c>aws</c>.</param>
internal sealed record AwsRegion(string Name, string DisplayName, string Partition);
