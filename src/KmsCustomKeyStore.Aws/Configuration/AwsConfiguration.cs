using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>
/// What the config file and the credentials file say. Nothing is judged that nobody asks for. An instance stands for the files as
/// they are: as long as nothing in them changes, the same instance is given again.
/// </summary>
internal sealed class AwsConfiguration
{
    // A script may name any number of files.
    private const int MostKept = 50;

    private static readonly ConcurrentDictionary<ProfileFileLocations, AwsConfiguration> _known = new();
    private static readonly string[] _keyParts =
        ["aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token"];

    private readonly ProfileFileContent _config;
    private readonly ProfileFileContent _credentials;
    private readonly bool _isDefaultLocation;
    private readonly ConcurrentDictionary<string, ProfileSection?> _profiles = new(StringComparer.Ordinal);

    private AwsConfiguration(
        ProfileFileLocations locations, ProfileFileContent config, ProfileFileContent credentials, bool isDefaultLocation)
    {
        Locations = locations;
        _config = config;
        _credentials = credentials;
        _isDefaultLocation = isDefaultLocation;
    }

    /// <summary>The files.</summary>
    public ProfileFileLocations Locations { get; }

    /// <summary>The names of all profiles, in the order of the files.</summary>
    /// <exception cref="KmsException">A file cannot be read.</exception>
    public IReadOnlyList<string> ProfileNames
        => [.. EncryptedNames().Concat(_config.Read().Profiles.Keys).Concat(_credentials.Read().Profiles.Keys).Distinct()];

    /// <summary>The configuration of a connection.</summary>
    public static AwsConfiguration Of(ConnectionSettings settings) => Of(settings.ProfileLocation, settings.WorkingFolder);

    /// <summary>The configuration of the files in a location.</summary>
    /// <param name="profileLocation">The path of the credentials file; null for the usual files.</param>
    /// <param name="workingFolder">Where relative paths of the environment begin; null for the folder of the process.</param>
    public static AwsConfiguration Of(string? profileLocation, string? workingFolder)
    {
        var locations = ProfileFileLocations.Find(profileLocation, workingFolder);
        _known.TryGetValue(locations, out var known);
        var config = ProfileFileContent.Of(locations.Config, isConfig: true, mustExist: false, known?._config);
        var credentials = ProfileFileContent.Of(locations.Credentials, isConfig: false, profileLocation is not null, known?._credentials);
        if (known is not null && known._config == config && known._credentials == credentials)
        {
            return known;
        }

        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        return _known[locations] = new AwsConfiguration(locations, config, credentials, profileLocation is null);
    }

    /// <summary>The profile of a name.</summary>
    /// <exception cref="KmsException">There is none, or a file cannot be read.</exception>
    public ProfileSection Find(string name) => TryFind(name) ?? throw ProfileErrors.NotFound(name, Locations.Config, Locations.Credentials);

    /// <summary>The profile of a name; null where there is none.</summary>
    /// <exception cref="KmsException">A file cannot be read.</exception>
    public ProfileSection? TryFind(string name) => _profiles.GetOrAdd(name, Merge);

    /// <summary>
    /// The profile that the environment names, or else the default one, for its settings alone: null where there is none, and where
    /// a file cannot be read, as all that is needed may stand elsewhere.
    /// </summary>
    /// <exception cref="KmsException">A file is not well formed.</exception>
    public ProfileSection? DefaultProfile
        => _config.IsReadable && _credentials.IsReadable
            ? TryFind(Configuration.ProfileNames.OfEnvironment ?? Configuration.ProfileNames.Default)
            : null;

    /// <summary>A sign-in session (sso-session); null where there is none of that name.</summary>
    public ProfileSection? SsoSession(string name) => _config.Read().SsoSessions.TryGetValue(name, out var session) ? session : null;

    /// <summary>A group of settings of services; null where there is none of that name.</summary>
    public ProfileSection? Services(string name) => _config.Read().Services.TryGetValue(name, out var services) ? services : null;

    // What the credentials file says goes before the config file.
    private ProfileSection? Merge(string name)
    {
        if (_isDefaultLocation && RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && EncryptedProfiles.Find(name) is { } encrypted)
        {
            return encrypted;
        }

        bool isInConfig = _config.Read().Profiles.TryGetValue(name, out var config);
        bool isInCredentials = _credentials.Read().Profiles.TryGetValue(name, out var credentials);
        if (!isInConfig || !isInCredentials)
        {
            return isInConfig ? config : credentials;
        }

        // The parts of a key belong together: those of one file are not completed by those of the other.
        bool isKeyThere = _keyParts.Any(credentials!.Settings.ContainsKey);
        var merged = new ProfileSection(name);
        foreach (var setting in config!.Settings.Where(setting => !isKeyThere || !IsKeyPart(setting.Key)).Concat(credentials.Settings))
        {
            merged.Set(setting.Key, setting.Value);
        }

        return merged;
    }

    private static bool IsKeyPart(string setting) => _keyParts.Contains(setting, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> EncryptedNames()
        => _isDefaultLocation && RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? EncryptedProfiles.Names() : [];
}
