namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>The names of profiles that have a meaning of their own.</summary>
internal static class ProfileNames
{
    /// <summary>The name of the profile that is used where none is named.</summary>
    public const string Default = "default";

    /// <summary>The profile that the environment names; null where it names none.</summary>
    public static string? OfEnvironment => EnvironmentValue.Of("AWS_DEFAULT_PROFILE") ?? EnvironmentValue.Of("AWS_PROFILE");
}
