namespace KmsCustomKeyStore.Aws;

/// <summary>Environment variables; one that is empty counts as not set.</summary>
internal static class EnvironmentValue
{
    public static string? Of(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public static bool IsTrue(string name) => string.Equals(Of(name), "true", StringComparison.OrdinalIgnoreCase);
}
