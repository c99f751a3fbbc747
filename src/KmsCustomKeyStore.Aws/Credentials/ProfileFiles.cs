using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The AWS config and credentials files.</summary>
internal static class ProfileFiles
{
    /// <summary>The profiles of a credentials file, or of the usual places.</summary>
    public static CredentialProfileStoreChain Store(string? location) => new(location ?? ChangedLocation());

    // The SDK makes a regular expression of a name, in a time that grows with the square of its length.
    private const int LongestName = 1000;

    /// <summary>The profile of a name.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile Find(string name, string? location)
        => TryFind(name, location) ?? throw ProfileErrors.NotFound(name);

    /// <summary>The profile of a name; null where there is none.</summary>
    /// <exception cref="KmsException">The profile leads to what is not there.</exception>
    public static CredentialProfile? TryFind(string name, string? location)
        => name.Length > LongestName ? null : Usable(name, () => Store(location).TryGetProfile(name, out var profile) ? profile : null);

    /// <summary>The names of all profiles.</summary>
    /// <exception cref="KmsException">One of them leads to what is not there.</exception>
    public static IReadOnlyList<string> Names(string? location)
        => Usable(null, () => Store(location).ListProfiles().Select(profile => profile.Name).Distinct().ToArray());

    /// <summary>The name of the profile that counts where none is named.</summary>
    public static string DefaultName => EnvironmentValue.Of("AWS_PROFILE") ?? SharedCredentialsFile.DefaultProfileName;

    /// <summary>The profile that counts where none is named; null where there is none.</summary>
    public static CredentialProfile? Default(string? location) => TryFind(DefaultName, location);

    /// <summary>Reads the default profile as the SDK does for its own defaults: from the files that it found in the first place.</summary>
    /// <exception cref="KmsException">The profile leads to what is not there.</exception>
    public static void CheckDefault() => Usable(DefaultName, () => new CredentialProfileStoreChain().TryGetProfile(DefaultName, out _));

    /// <summary>What changes when the files do that are read for a location: time and size of each.</summary>
    public static string Stamp(string? location)
        => $"{StampOf(location ?? EnvironmentValue.Of("AWS_SHARED_CREDENTIALS_FILE") ?? SharedCredentialsFile.DefaultFilePath)} {StampOf(SharedCredentialsFile.DefaultConfigFilePath)}";

    /// <summary>Does something that reads the files.</summary>
    /// <exception cref="KmsException">A file cannot be read, or not be understood.</exception>
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

    // The SDK looks at the variable once in a process; a session may set it later.
    private static string? ChangedLocation()
        => EnvironmentValue.Of("AWS_SHARED_CREDENTIALS_FILE") is { } now && now != SharedCredentialsFile.DefaultFilePath ? now : null;

    private static string StampOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}" : "none";
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads the file will say so.
            return "none";
        }
    }
}
