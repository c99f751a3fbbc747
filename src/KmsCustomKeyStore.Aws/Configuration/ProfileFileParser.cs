using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>
/// Reads config and credentials files by the rules that AWS's SDKs share. As the AWS CLI does, it also takes names of sections in
/// quotes, other characters in names, and settings that are indented.
/// </summary>
internal sealed class ProfileFileParser
{
    private readonly string _path;
    private readonly bool _isConfig;
    private readonly ProfileFile _file = new();

    private int _line;
    private bool _isInSection;
    private ProfileSection? _section;
    private bool _isAfterProperty;
    private string? _property;
    private int _indent;
    private bool _hasPrefixedDefault;

    private ProfileFileParser(string path, bool isConfig)
    {
        _path = path;
        _isConfig = isConfig;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path, for errors and the origin of settings.</param>
    /// <param name="text">The text.</param>
    /// <param name="isConfig">Whether it is a config file; otherwise a credentials file.</param>
    /// <exception cref="KmsException">A line is not well formed.</exception>
    public static ProfileFile Parse(string path, string text, bool isConfig)
    {
        var parser = new ProfileFileParser(path, isConfig);
        foreach (string line in text.Split('\n'))
        {
            parser._line++;
            parser.Read(line);
        }

        return parser._file;
    }

    private void Read(string line)
    {
        string text = line.Trim();
        if (text.Length == 0 || text[0] is '#' or ';')
        {
            return;
        }

        int indent = line.IndexOf(text[0]);
        if (_isAfterProperty && indent > _indent)
        {
            Continue(text);
            return;
        }

        _indent = indent;
        if (text[0] == '[')
        {
            Begin(text);
        }
        else if (!_isInSection)
        {
            throw Fault("there is no [section] above it");
        }
        else
        {
            Set(text);
        }
    }

    private void Begin(string text)
    {
        int end = SectionName.EndOf(text);
        string rest = end < 0 ? string.Empty : text.Substring(end + 1).TrimStart();
        if (end < 0 || (rest.Length > 0 && rest[0] is not ('#' or ';')))
        {
            throw Fault("a section must end with ']'");
        }

        _isInSection = true;
        _isAfterProperty = false;
        _property = null;
        _section = SectionOf(text.Substring(1, end - 1).Trim());
    }

    private void Set(string text)
    {
        string setting = WithoutComment(text);
        int equals = EqualsIn(setting);
        string name = setting.Substring(0, equals).Trim();
        _isAfterProperty = true;
        _property = SectionName.IsPlain(name) ? name : null;
        if (_property is not null)
        {
            _section?.Set(name, new ProfileSetting(setting.Substring(equals + 1).Trim(), _path, _line));
        }
    }

    private void Continue(string text)
    {
        if (_section is null || _property is null)
        {
            return;
        }

        var begun = _section.Settings[_property];

        // A setting without a value of its own begins a group of settings.
        if (begun.Value.Length == 0 || begun.Value[0] == '\n')
        {
            _ = EqualsIn(text);
        }

        _section.Set(_property, begun with { Value = $"{begun.Value}\n{text}" });
    }

    // A section that is of no use here is read over.
    private ProfileSection? SectionOf(string header)
    {
        if (!_isConfig)
        {
            return SectionName.OfCredentials(header) is { } profile ? Section(_file.Profiles, profile) : null;
        }

        var (kind, name) = SectionName.OfConfig(header);
        switch (kind)
        {
            case "profile":
                if (name == ProfileNames.Default && !_hasPrefixedDefault)
                {
                    // It is the default profile, whatever stands under the same name without the prefix.
                    _hasPrefixedDefault = true;
                    _file.Profiles.Remove(name);
                }

                return Section(_file.Profiles, name);
            case "sso-session":
                return Section(_file.SsoSessions, name);
            case "services":
                return Section(_file.Services, name);
            default:
                return name == ProfileNames.Default && !_hasPrefixedDefault ? Section(_file.Profiles, name) : null;
        }
    }

    private static ProfileSection Section(Dictionary<string, ProfileSection> sections, string name)
    {
        if (!sections.TryGetValue(name, out var section))
        {
            sections[name] = section = new ProfileSection(name);
        }

        return section;
    }

    // A comment begins at a sign that stands behind a blank. Other values may contain the signs.
    private static string WithoutComment(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is '#' or ';' && char.IsWhiteSpace(text[i - 1]))
            {
                return text.Substring(0, i).TrimEnd();
            }
        }

        return text;
    }

    private int EqualsIn(string text) => text.IndexOf('=') switch
    {
        < 0 => throw Fault("there is no '=' in it"),
        0 => throw Fault("there is no name before the '='"),
        int equals => equals,
    };

    private KmsException Fault(string problem) => ProfileErrors.FileMalformed(_path, _line, problem);
}
