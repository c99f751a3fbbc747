using System.Management.Automation;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Paths as a session means them: with its drives, and beginning at its current location, not at that of the process.</summary>
internal static class SessionPaths
{
    /// <summary>The path of a credentials file.</summary>
    /// <exception cref="KmsException">It is on no drive of the session.</exception>
    public static string Resolve(PathIntrinsics paths, string given)
    {
        try
        {
            return paths.GetUnresolvedProviderPathFromPSPath(given);
        }
        catch (RuntimeException unknown)
        {
            throw ProfileErrors.FileUnreadable(given, unknown);
        }
    }
}
