namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Reads environment variables; an empty one counts as not set.</summary>
internal static class EnvironmentValue
{
    public static string? Of(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The truth value of a variable; null where it is neither true nor false.</summary>
    public static bool? Flag(string name) => bool.TryParse(Of(name), out bool flag) ? flag : null;
}
