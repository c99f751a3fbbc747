using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Reads the AWS config and credentials files.</summary>
internal static class ProfileFiles
{
    // The SDK makes a regular expression of a name, which takes time that grows with the square of its length.
    private const int LongestName = 1000;

    /// <summary>The name of the default profile.</summary>
    public static string DefaultName => EnvironmentValue.Of("AWS_PROFILE") ?? SharedCredentialsFile.DefaultProfileName;

    /// <summary>The profiles of a credentials file, or of the default locations.</summary>
    public static CredentialProfileStoreChain Store(string? location) => new(location ?? ChangedLocation());

    /// <summary>Finds a profile by its name.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile Find(string name, string? location)
        => TryFind(name, location) ?? throw ProfileErrors.NotFound(name);

    /// <summary>Finds a profile by its name; null where there is none.</summary>
    /// <exception cref="KmsException">The profile refers to something that does not exist.</exception>
    public static CredentialProfile? TryFind(string name, string? location)
        => name.Length > LongestName ? null : Usable(name, () => Store(location).TryGetProfile(name, out var profile) ? profile : null);

    /// <summary>The names of all profiles.</summary>
    /// <exception cref="KmsException">One of them refers to something that does not exist.</exception>
    public static IReadOnlyList<string> Names(string? location)
        => Usable(null, () => Store(location).ListProfiles().Select(profile => profile.Name).Distinct().ToArray());

    /// <summary>The default profile; null where there is none.</summary>
    public static CredentialProfile? Default(string? location) => TryFind(DefaultName, location);

    /// <summary>Reads the default profile as the SDK does for its own defaults: from the files that it found when it was loaded.</summary>
    /// <exception cref="KmsException">The profile refers to something that does not exist.</exception>
    public static void CheckDefault() => Usable(DefaultName, () => new CredentialProfileStoreChain().TryGetProfile(DefaultName, out _));

    /// <summary>Time and size of the files that are read for a location: a text that changes when the files do.</summary>
    public static string Stamp(string? location)
    {
        string path = location ?? EnvironmentValue.Of("AWS_SHARED_CREDENTIALS_FILE") ?? SharedCredentialsFile.DefaultFilePath;
        return $"{StampOf(path)} {StampOf(SharedCredentialsFile.DefaultConfigFilePath)}";
    }

    /// <summary>Runs code that reads the files.</summary>
    /// <exception cref="KmsException">A file cannot be read, or is malformed.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException malformed)
        {
            throw ProfileErrors.FileMalformed(malformed);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw ProfileErrors.FileUnreadable(unreadable);
        }
    }

    private static T Usable<T>(string? name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AmazonClientException unusable)
        {
            throw ProfileErrors.Unusable(name, unusable);
        }
    }

    // The SDK reads the variable once in a process, but a session may set it later.
    private static string? ChangedLocation()
        => EnvironmentValue.Of("AWS_SHARED_CREDENTIALS_FILE") is { } now && now != SharedCredentialsFile.DefaultFilePath ? now : null;

    private static string StampOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}" : "none";
        }
        catch (Exception unusable)
            when (unusable is ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            // Reading the file reports the error.
            return "none";
        }
    }
}
