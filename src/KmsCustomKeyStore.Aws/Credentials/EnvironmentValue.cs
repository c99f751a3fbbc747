namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Environment variables; one that is empty counts as not set.</summary>
internal static class EnvironmentValue
{
    public static string? Of(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Whether a variable is true or false; null where it is neither.</summary>
    public static bool? Flag(string name) => bool.TryParse(Of(name), out bool flag) ? flag : null;
}
