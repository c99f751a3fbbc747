namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>What a config or credentials file holds.</summary>
internal sealed class ProfileFile
{
    /// <summary>The profiles by their names.</summary>
    public Dictionary<string, ProfileSection> Profiles { get; } = new(StringComparer.Ordinal);

    /// <summary>The sign-in sessions (sso-session) by their names.</summary>
    public Dictionary<string, ProfileSection> SsoSessions { get; } = new(StringComparer.Ordinal);

    /// <summary>The groups of settings of services by their names.</summary>
    public Dictionary<string, ProfileSection> Services { get; } = new(StringComparer.Ordinal);
}
