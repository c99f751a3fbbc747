using System.Globalization;

namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of a request to KMS: no reply came, the reply cannot be read, or KMS refused the request.</summary>
internal static class ServiceErrors
{
    /// <summary>Shown in place of a message that quotes a secret.</summary>
    public const string MessageWithSecret = "The answer quotes a secret that was sent, and is not shown.";

    private const int ProxyAuthenticationRequired = 407;
    private const string Doubt = " An earlier try of this request was not answered and may have done what was asked.";

    /// <summary>The reply did not come in time.</summary>
    public static KmsException TimedOut(Uri endpoint, Exception cause)
        => new(ErrorIds.OperationTimeout, $"{endpoint} did not answer in time.", cause);

    /// <summary>There is no connection to the endpoint, or it was lost.</summary>
    public static KmsException Unreachable(Uri endpoint, string reason, Exception cause)
        => new(ErrorIds.ConnectionFailed, $"No connection to {endpoint}: {reason}", cause);

    /// <summary>The reply is not one of KMS.</summary>
    public static KmsException InvalidResponse(Uri endpoint, Exception cause, string? requestId = null, int? httpStatusCode = null)
        => new(
            ErrorIds.InvalidResponse,
            $"What {endpoint} answered is no reply of KMS: it is empty, cut short, not JSON or something else.",
            cause)
        {
            RequestId = requestId,
            HttpStatusCode = httpStatusCode,
        };

    /// <summary>A proxy or another server has answered in place of KMS.</summary>
    /// <param name="endpoint">The address that was asked.</param>
    /// <param name="httpStatusCode">The HTTP status of the reply.</param>
    /// <param name="content">What the reply is, and who sent it; empty where that is not known.</param>
    /// <param name="cause">What was thrown.</param>
    public static KmsException NotOfKms(Uri endpoint, int httpStatusCode, string content, Exception cause)
        => new(ErrorIds.InvalidResponse, $"{endpoint} answered {httpStatusCode}{content}, which is not a reply of KMS.", cause)
        {
            HttpStatusCode = httpStatusCode,
            Remedy = httpStatusCode == ProxyAuthenticationRequired
                ? "The proxy asks for a user and a password: put them into HTTPS_PROXY, as in http://user:password@proxy.example.com:3128."
                : null,
        };

    /// <summary>The request could not be signed.</summary>
    public static KmsException NotSigned(Exception cause)
        => new(ErrorIds.CredentialsFailed, $"The request could not be signed: {cause.Message}", cause);

    /// <summary>Something failed that should not have.</summary>
    public static KmsException Unexpected(Exception cause) => new(ErrorIds.UnexpectedFailure, cause.Message, cause);

    /// <summary>KMS knows no key store of that id or name.</summary>
    public static KmsException KeyStoreNotFound(ServiceRefusal refusal, string? id, string? name, string region, Exception cause)
        => Make(refusal, KeyStoreText.NotFound(id, name, region), cause);

    /// <summary>KMS refused the request with an error whose meaning is known.</summary>
    /// <param name="refusal">The error.</param>
    /// <param name="keyStore">The key store, as messages name it.</param>
    /// <param name="meaning">What the error means, as a sentence.</param>
    /// <param name="cause">What was thrown.</param>
    public static KmsException Refused(ServiceRefusal refusal, string keyStore, string meaning, Exception cause)
    {
        string quote = refusal.Message is null ? string.Empty : $" KMS says: {refusal.Message}";
        return Make(refusal, $"{refusal.Operation} of {keyStore} was refused: {meaning}{quote}", cause);
    }

    /// <summary>KMS refused the request with an error that only its own message explains.</summary>
    public static KmsException Answered(ServiceRefusal refusal, string region, Exception cause)
    {
        string code = refusal.ErrorCode ?? refusal.HttpStatusCode.ToString(CultureInfo.InvariantCulture);
        string quote = refusal.Message is null ? "." : $": {refusal.Message}";
        return Make(refusal, $"KMS in {region} answered {code}{quote}", cause);
    }

    private static KmsException Make(ServiceRefusal refusal, string message, Exception cause)
    {
        string doubt = refusal.MayHaveSucceededBefore ? Doubt : string.Empty;
        return new KmsException(refusal.ErrorId, message + doubt, cause)
        {
            Doubt = doubt,
            ErrorCode = refusal.ErrorCode,
            Operation = refusal.Operation,
            RequestId = refusal.RequestId,
            HttpStatusCode = refusal.HttpStatusCode,
            Target = refusal.Target,
        };
    }
}
