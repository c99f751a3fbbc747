namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>Reads environment variables. One that is empty or blank counts as not set.</summary>
internal static class EnvironmentValue
{
    /// <summary>The value of a variable without blanks around it; null where it is not set.</summary>
    public static string? Of(string name)
        => Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
