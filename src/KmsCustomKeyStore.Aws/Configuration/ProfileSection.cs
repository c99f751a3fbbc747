using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A section of a config or credentials file, or what two files say under the same name.</summary>
/// <param name="name">The name of the profile, the sign-in session or the group of services.</param>
internal sealed class ProfileSection(string name)
{
    // Later ones replace earlier ones. Names of settings are compared in any case, names of sections are not.
    private readonly Dictionary<string, ProfileSetting> _settings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The settings by their names.</summary>
    public IReadOnlyDictionary<string, ProfileSetting> Settings => _settings;

    /// <summary>Sets a setting; one that is there already is replaced.</summary>
    public void Set(string setting, ProfileSetting value) => _settings[setting] = value;

    /// <summary>The setting; null where it is missing or blank.</summary>
    /// <exception cref="KmsException">It has several lines: what stands further to the right below it belongs to it.</exception>
    public ProfileSetting? Find(string setting)
    {
        var found = FindLines(setting);
        return found?.Value.IndexOf('\n') >= 0
            ? throw ConnectionSettingErrors.SettingInvalid(
                ClientSettings.OriginOf(this, setting, found), "one line, and the indented lines below it count as part of it")
            : found;
    }

    /// <summary>The value of a setting; null where it is missing or blank.</summary>
    /// <exception cref="KmsException">It has several lines.</exception>
    public string? Text(string setting) => Find(setting)?.Value;

    /// <summary>A setting inside a group, such as <c>endpoint_url</c> of <c>kms</c>; null where it is missing or blank.</summary>
    public ProfileSetting? Find(string group, string setting)
    {
        if (FindLines(group) is not { } lines)
        {
            return null;
        }

        string? value = null;
        foreach (string text in lines.Value.Split('\n'))
        {
            int equals = text.IndexOf('=');
            if (equals > 0 && text.Substring(0, equals).Trim().Equals(setting, StringComparison.OrdinalIgnoreCase))
            {
                value = text.Substring(equals + 1).Trim();
            }
        }

        return string.IsNullOrWhiteSpace(value) ? null : lines with { Value = value! };
    }

    private ProfileSetting? FindLines(string setting)
        => _settings.TryGetValue(setting, out var found) && !string.IsNullOrWhiteSpace(found.Value) ? found : null;
}
