namespace KmsCustomKeyStore.Services;

/// <summary>A region of AWS.</summary>
/// <param name="Name">Its name in requests, such as <c>eu-west-1</c>.</param>
/// <param name="DisplayName">Its name for people, such as <c>Europe (Ireland)</c>.</param>
/// <param name="Partition">The partition it belongs to, such as <c>aws</c>.</param>
internal sealed record AwsRegion(string Name, string DisplayName, string Partition);
