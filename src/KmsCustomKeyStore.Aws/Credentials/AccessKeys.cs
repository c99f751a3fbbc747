using Amazon.Runtime;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Makes credentials of keys that stand somewhere.</summary>
internal static class AccessKeys
{
    // They separate the parts of the header that the access key id becomes a part of.
    private const string Separators = " /,=\"'{}()[]<>;:";

    /// <summary>Makes credentials.</summary>
    /// <param name="accessKey">The access key id.</param>
    /// <param name="secretKey">The secret access key.</param>
    /// <param name="token">The session token; null where there is none.</param>
    /// <param name="origin">Where they stand, for messages.</param>
    /// <exception cref="KmsException">They have characters that no key has.</exception>
    public static AWSCredentials Make(string accessKey, string secretKey, string? token, string origin)
    {
        Check(accessKey, secretKey, token, origin);
        return token is null
            ? new BasicAWSCredentials(accessKey, secretKey)
            : new SessionAWSCredentials(accessKey, secretKey, token);
    }

    /// <summary>
    /// Checks keys. A line break in one would begin a header of its own, and a request with another character would not be signed
    /// as meant.
    /// </summary>
    /// <param name="accessKey">The access key id.</param>
    /// <param name="secretKey">The secret access key.</param>
    /// <param name="token">The session token; null where there is none.</param>
    /// <param name="origin">Where they stand, for messages; null where that is said elsewhere.</param>
    /// <exception cref="KmsException">They have characters that no key has.</exception>
    public static void Check(string accessKey, string secretKey, string? token, string? origin)
    {
        if (!IsPrintable(accessKey) || accessKey.Any(character => Separators.Contains(character)))
        {
            throw CredentialErrors.InvalidKey("access key id", origin);
        }

        if (!IsPrintable(secretKey))
        {
            throw CredentialErrors.InvalidKey("secret access key", origin);
        }

        if (token is not null && !IsPrintable(token))
        {
            throw CredentialErrors.InvalidKey("session token", origin);
        }
    }

    private static bool IsPrintable(string text)
    {
        foreach (char character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
