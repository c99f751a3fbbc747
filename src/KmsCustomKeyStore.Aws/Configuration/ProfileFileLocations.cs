using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>Where the config file and the credentials file are.</summary>
/// <param name="Config">The path of the config file; null where there is none to be read.</param>
/// <param name="Credentials">The path of the credentials file.</param>
internal sealed record ProfileFileLocations(string? Config, string Credentials)
{
    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>
    /// The files that the environment names, each by its own variable, or else those of the home folder. Next to a credentials file
    /// that was named, the config file is the one in the same folder, as for AWS.Tools.
    /// </summary>
    /// <param name="profileLocation">The path of the credentials file; null where it was not named.</param>
    /// <param name="workingFolder">Where relative paths of the environment begin; null for that of the process.</param>
    public static ProfileFileLocations Find(string? profileLocation, string? workingFolder)
    {
        var usual = Find(EnvironmentValue.Of, IsWindows, workingFolder);
        if (profileLocation is null)
        {
            return usual;
        }

        string sibling = Path.Combine(Path.GetDirectoryName(profileLocation) ?? string.Empty, "config");
        string? config = EnvironmentValue.Of("AWS_CONFIG_FILE") is null ? (File.Exists(sibling) ? sibling : null) : usual.Config;
        return new ProfileFileLocations(config, profileLocation);
    }

    /// <summary>The files that an environment names, or else those of its home folder.</summary>
    /// <param name="variable">The value of a variable; null where it is not set.</param>
    /// <param name="isWindows">Whether paths are those of Windows.</param>
    /// <param name="workingFolder">Where relative paths begin; null for the folder of the process.</param>
    public static ProfileFileLocations Find(Func<string, string?> variable, bool isWindows, string? workingFolder)
    {
        string home = Home(variable, isWindows);
        char separator = isWindows ? '\\' : '/';
        string Usual(string name) => $"{home.TrimEnd('/', '\\')}{separator}.aws{separator}{name}";
        return new ProfileFileLocations(
            variable("AWS_CONFIG_FILE") is { } config ? Expand(config, home, workingFolder) : Usual("config"),
            variable("AWS_SHARED_CREDENTIALS_FILE") is { } credentials ? Expand(credentials, home, workingFolder) : Usual("credentials"));
    }

    /// <summary>The folder in which IAM Identity Center's sign-ins are kept.</summary>
    public static string SsoCache
        => Path.Combine(Home(EnvironmentValue.Of, IsWindows), ".aws", "sso", "cache");

    /// <summary>A path with <c>~</c> replaced by the home folder, and made absolute where a folder to begin at is known.</summary>
    public static string Expand(string path, string? workingFolder)
        => Expand(path, Home(EnvironmentValue.Of, IsWindows), workingFolder);

    private static string Expand(string written, string home, string? workingFolder)
    {
        string path = written.IndexOf('$') < 0 ? written : WithVariables(written);
        if (path[0] == '~' && (path.Length == 1 || path[1] is '/' or '\\'))
        {
            return path.Length == 1 ? home : $"{home.TrimEnd('/', '\\')}{path.Substring(1)}";
        }

        return workingFolder is null ? path : Path.Combine(workingFolder, path);
    }

    /// <summary>Whether a path begins at the working folder.</summary>
    public static bool IsRelative(string path)
        => path[0] != '~' && path.IndexOfAny(Path.GetInvalidPathChars()) < 0 && !Path.IsPathRooted(path);

    private static string WithVariables(string path) => Regex.Replace(
        path,
        @"\$(?:(\w+)|\{(\w+)\})",
        name => EnvironmentValue.Of(name.Groups[1].Value + name.Groups[2].Value) ?? name.Value);

    private static string Home(Func<string, string?> variable, bool isWindows)
    {
        string? home = variable("HOME");
        if (home is null && isWindows)
        {
            home = variable("USERPROFILE") ?? (variable("HOMEDRIVE") is { } drive ? drive + variable("HOMEPATH") : null);
        }

        return home ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    }
}
