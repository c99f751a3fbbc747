using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Credentials.SignIn;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Failures;

/// <summary>Why there are no credentials to sign a request with.</summary>
internal static class CredentialFailures
{
    /// <summary>Translates what a lookup of credentials threw: the first case that applies decides.</summary>
    public static KmsException Translate(Exception failure, CredentialsWithOrigin credentials)
    {
        if (failure is KmsException known)
        {
            return known;
        }

        var (_, origin, profile) = credentials;
        string? asked = (failure as LookupException)?.Asked;
        var cause = asked is null ? failure : failure.InnerException!;
        Exception[] chain = [.. cause.Chain()];

        if (chain.Any(HttpFailures.IsTimeout))
        {
            return CredentialErrors.TimedOut(origin, asked, profile, cause);
        }

        // The exception quotes what the program wrote, which may hold a secret: it does not become the cause.
        if (chain.Any(IsOfProcess))
        {
            return CredentialErrors.ProcessFailed(origin, profile);
        }

        if (asked is not null && chain.FirstOrDefault(IsUnreadable) is { } unreadable)
        {
            return TranslateUnreadable(unreadable, asked, profile);
        }

        if (chain.OfType<SignInExpiredException>().FirstOrDefault() is { } expired)
        {
            return CredentialErrors.SignInExpired(origin, expired.ProfileName, cause);
        }

        if (chain.Any(IsUnreachable))
        {
            return CredentialErrors.Unreachable(origin, chain.Last().Message, cause);
        }

        return chain.OfType<AmazonServiceException>().FirstOrDefault() is { } refusal
            ? TranslateRefusal(refusal, origin, profile)
            : CredentialErrors.Failed(origin, profile, QuotedSecrets.WithoutTokens(chain.Last().Message), cause);
    }

    // Even a reply that cannot be read may hold a secret, and the exception may quote it: it does not become the cause.
    private static KmsException TranslateUnreadable(Exception failure, string asked, string? profile)
    {
        var reply = failure as AmazonServiceException;
        return CredentialErrors.InvalidResponse(asked, profile, reply?.RequestId, (int?)reply?.StatusCode);
    }

    // A service may quote what it was sent, such as a token: its message is masked, and it does not become the cause.
    private static KmsException TranslateRefusal(AmazonServiceException refusal, string origin, string? profile)
    {
        string reason = QuotedSecrets.WithoutTokens(refusal.Message);
        return CredentialErrors.Refused(origin, profile, reason, refusal.ErrorCode, refusal.RequestId, (int)refusal.StatusCode);
    }

    // By name, because credentials of another AWS SDK may run a process too.
    private static bool IsOfProcess(Exception exception) => exception.GetType().Name == nameof(ProcessAWSCredentialException);

    private static bool IsUnreadable(Exception exception)
        => exception is AmazonUnmarshallingException or JsonException or XmlException or EndOfStreamException or InvalidDataException;

    // Unlike a request to KMS, a lookup reads files too: their IOException is not about the network.
    private static bool IsUnreachable(Exception exception) => exception.IsConnectionFailure() && exception is not IOException;
}
