using System.Globalization;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>The settings that an environment variable, or else a profile, may give.</summary>
/// <param name="profile">The profile; null where there is none.</param>
internal sealed class ClientSettings(ProfileSection? profile)
{
    /// <summary>The setting; null where neither gives it.</summary>
    /// <param name="variable">The environment variable; null where there is none for it.</param>
    /// <param name="name">The name in a profile.</param>
    public Setting? Find(string? variable, string name)
    {
        if (variable is not null && Setting.OfEnvironment(variable) is { } found)
        {
            return found;
        }

        return profile?.Find(name) is { } setting ? new Setting(setting.Value.Trim(), OriginOf(profile, name, setting)) : null;
    }

    /// <summary>Where a setting of a profile stands, for messages.</summary>
    public static string OriginOf(ProfileSection profile, string name, ProfileSetting setting)
        => $"{name} of profile '{profile.Name}' ({setting.File}{(setting.Line > 0 ? $", line {setting.Line}" : string.Empty)})";

    /// <summary>A truth value; false where neither gives it.</summary>
    /// <exception cref="KmsException">It is neither true nor false.</exception>
    public bool IsSet(string variable, string name) => Find(variable, name) is { } setting && Flag(setting);

    /// <summary>A whole number from 1; null where neither gives it.</summary>
    /// <exception cref="KmsException">It is not a whole number from 1.</exception>
    public int? Count(string variable, string name) => Find(variable, name) switch
    {
        null => null,
        { } setting when int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => count,
        { } setting => throw ConnectionSettingErrors.SettingInvalid(setting.Origin, "a whole number from 1"),
    };

    /// <summary>One of several words, in any case; null where neither gives it.</summary>
    /// <exception cref="KmsException">It is none of them.</exception>
    public string? Word(string variable, string name, params string[] words)
    {
        if (Find(variable, name) is not { } setting)
        {
            return null;
        }

        return words.FirstOrDefault(word => word.Equals(setting.Value, StringComparison.OrdinalIgnoreCase))
            ?? throw ConnectionSettingErrors.SettingInvalid(setting.Origin, string.Join(", ", words));
    }

    private static bool Flag(Setting setting)
        => bool.TryParse(setting.Value, out bool flag)
            ? flag
            : throw ConnectionSettingErrors.SettingInvalid(setting.Origin, "true or false");
}
