using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Reads tokens that stand in files, such as a web identity token.</summary>
internal static class TokenFile
{
    /// <summary>Reads the token; the wait for a file that does not answer can be cancelled.</summary>
    /// <exception cref="KmsException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshingCredentials.UntilAsync(
                Task.Run(() => File.ReadAllText(path), cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw CredentialErrors.TokenFileUnreadable(path, unreadable);
        }
    }
}
