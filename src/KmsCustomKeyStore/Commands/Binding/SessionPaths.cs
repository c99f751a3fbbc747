using System.Management.Automation;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Paths as a session means them: with its drives, and beginning at its current location, not at that of the process.</summary>
internal static class SessionPaths
{
    // The variables that name files.
    private static readonly string[] _variables =
    [
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
        "AWS_CA_BUNDLE",
    ];

    /// <summary>The path of a credentials file; null where none was given.</summary>
    /// <exception cref="KmsException">It is on no drive of the session.</exception>
    public static string? Resolve(PathIntrinsics paths, string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        try
        {
            return paths.GetUnresolvedProviderPathFromPSPath(given);
        }
        catch (RuntimeException unknown)
        {
            throw ProfileErrors.FileUnreadable(given!, unknown);
        }
    }

    /// <summary>Where relative paths of the environment begin; null where it has none.</summary>
    public static string? WorkingFolder(PathIntrinsics paths)
        => _variables.Any(variable => IsRelative(Environment.GetEnvironmentVariable(variable)))
            ? paths.CurrentFileSystemLocation.ProviderPath
            : null;

    private static bool IsRelative(string? path)
        => !string.IsNullOrWhiteSpace(path) && path![0] != '~' && path.IndexOfAny(Path.GetInvalidPathChars()) < 0
            && !Path.IsPathRooted(path);
}
