using System.Text;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A config or credentials file as it was read. It is parsed when something in it is asked for.</summary>
internal sealed class ProfileFileContent
{
    private readonly byte[] _bytes;
    private readonly Lazy<ProfileFile> _file;

    private ProfileFileContent(byte[] bytes, Func<ProfileFile> parse)
    {
        _bytes = bytes;
        // A failure is not kept: its exception would be given the region of the first command that meets it.
        _file = new Lazy<ProfileFile>(parse, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Whether the file is missing or its bytes could be read.</summary>
    public bool IsReadable { get; private init; } = true;

    /// <summary>
    /// Reads a file, as a whole: times and sizes say nothing of a file that is replaced through a link, or within the same second.
    /// </summary>
    /// <param name="path">The path; null for no file, which is empty.</param>
    /// <param name="isConfig">Whether it is a config file; otherwise a credentials file.</param>
    /// <param name="mustExist">Whether it is an error if there is no such file; otherwise a missing file is empty.</param>
    /// <param name="known">The content at the last time; it is returned if nothing has changed.</param>
    public static ProfileFileContent Of(string? path, bool isConfig, bool mustExist, ProfileFileContent? known)
    {
        byte[] bytes;
        try
        {
            // As mostly, one of the files is not there; an exception for that would take longer than all the rest.
            bytes = path is null || (!mustExist && !File.Exists(path)) ? [] : ReadAll(path);
        }
        catch (Exception missing) when (missing is (FileNotFoundException or DirectoryNotFoundException) && !mustExist)
        {
            bytes = [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            return new ProfileFileContent([], () => throw ProfileErrors.FileUnreadable(path!, unreadable)) { IsReadable = false };
        }

        return known is { IsReadable: true } && known._bytes.AsSpan().SequenceEqual(bytes)
            ? known
            : new ProfileFileContent(bytes, () => ProfileFileParser.Parse(path!, Text(bytes), isConfig));
    }

    /// <summary>What the file says.</summary>
    /// <exception cref="KmsException">The file cannot be read, or is not well formed.</exception>
    public ProfileFile Read() => _file.Value;

    // Another process may be writing to it.
    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    private static string Text(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
