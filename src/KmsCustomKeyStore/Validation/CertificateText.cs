using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Validation;

/// <summary>A trust anchor certificate, given as its PEM text or as the path of a file that holds it.</summary>
internal static class CertificateText
{
    private const string Pem = "-----BEGIN CERTIFICATE-----";
    private const string FileScheme = "file://";

    /// <summary>Reads the PEM text.</summary>
    /// <param name="value">The text or the path. As in the AWS CLI, a path may start with <c>file://</c>.</param>
    /// <param name="resolve">Turns a path of the shell into one of the file system.</param>
    /// <exception cref="KmsException">The value is neither a certificate nor the path of a readable one.</exception>
    public static string Read(string value, Func<string, string> resolve)
    {
        if (value.Contains(Pem))
        {
            return value;
        }

        if (value.Contains('\n'))
        {
            throw CertificateErrors.TextIsNoPem(Pem);
        }

        string path = value.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? value.Substring(FileScheme.Length) : value;
        string text = ReadFile(path, resolve);
        return text.Contains(Pem) ? text : throw CertificateErrors.FileIsNoPem(value, Pem);
    }

    private static string ReadFile(string path, Func<string, string> resolve)
    {
        try
        {
            return File.ReadAllText(resolve(path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or PathTooLongException
            or ArgumentException or NotSupportedException or SessionStateException)
        {
            throw CertificateErrors.NotFound(path, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw CertificateErrors.Unreadable(path, failure);
        }
    }
}
