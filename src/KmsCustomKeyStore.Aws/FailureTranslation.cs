using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Pipeline;
using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>From what the AWS SDK throws to the module's own exception.</summary>
internal static class FailureTranslation
{
    private const string ExceptionSuffix = "Exception";
    private const int LongestName = 100;

    // How messages of the SDK's own begin.
    private static readonly string[] _madeUp = ["Error making request", "The service returned an error"];

    /// <summary>Says what a failed request means.</summary>
    public static KmsException Translate(Exception failure, RequestSubject subject, ICustomKeyStoreService service)
        => Chain(failure).Select(exception => exception switch
        {
            AmazonUnmarshallingException unreadable => Unreadable(unreadable, service),
            AmazonServiceException refusal => Refusal(refusal, subject, service),
            JsonException or UnreadableReplyException or EndOfStreamException or InvalidDataException => Unreadable(failure, service),
            _ => ConnectionErrorId(exception) switch
            {
                ErrorIds.OperationTimeout => new KmsException(ErrorIds.OperationTimeout, $"{service.Endpoint} did not answer in time.", failure),
                ErrorIds.ConnectionFailed => new KmsException(
                    ErrorIds.ConnectionFailed, $"No connection to {service.Endpoint}: {Chain(failure).Last().Message}", failure),
                _ => null,
            },
        }).FirstOrDefault(translated => translated is not null)
        ?? (failure is AmazonClientException
            ? new KmsException(ErrorIds.CredentialsFailed, $"The request could not be signed: {failure.Message}", failure)
            : new KmsException(ErrorIds.UnexpectedFailure, failure.Message, failure));

    /// <summary>Whether no reply came, or not in time.</summary>
    public static bool IsOfConnection(Exception failure) => Chain(failure).Any(exception => ConnectionErrorId(exception) is not null);

    /// <summary>Says why there are no credentials to sign with.</summary>
    public static KmsException OfCredentials(Exception failure, CredentialsWithOrigin credentials)
    {
        string origin = credentials.Origin;
        string? asked = (failure as LookupException)?.Asked;
        failure = asked is null ? failure : failure.InnerException!;
        if (Chain(failure).Any(exception => exception is TimeoutException or OperationCanceledException))
        {
            return new KmsException(ErrorIds.OperationTimeout, $"No credentials came from {origin} in time{(asked is null || asked == origin ? string.Empty : $": {asked} did not answer")}.", failure)
            {
                Target = credentials.ProfileName,
                Remedy = $"Try again; see what keeps {asked ?? origin} (the network, an AWS_ENDPOINT_URL_* setting, the command of a credential_process), or give -OperationTimeoutSeconds more.",
            };
        }

        // What is no reply may hold a secret all the same, and the exception may quote it.
        if (asked is not null && Chain(failure).FirstOrDefault(IsUnreadable) is { } unreadable && !Chain(failure).Any(IsOfProcess))
        {
            return new KmsException(ErrorIds.InvalidResponse, $"What {asked} answered holds no credentials: it is empty, cut short or something else.")
            {
                Target = credentials.ProfileName,
                Remedy = "Check any proxy on the way, and the AWS_ENDPOINT_URL_* and AWS_CONTAINER_* settings of environment and profile: what answered may not be AWS.",
                RequestId = (unreadable as AmazonServiceException)?.RequestId,
                HttpStatusCode = (int?)(unreadable as AmazonServiceException)?.StatusCode,
            };
        }

        if (credentials.Value is SsoCredentials && !Chain(failure).Any(IsNoConnection) && (failure is AmazonClientException || Chain(failure).Any(IsUnauthorized)))
        {
            return new KmsException(ErrorIds.SignInExpired, $"The sign-in of {credentials.Origin} has expired or was never made.", failure)
            {
                Target = credentials.ProfileName,
                Remedy = $"Sign in again: aws sso login --profile {credentials.ProfileName}",
            };
        }

        // By name, for a role's source and another SDK's credentials may run a process too. What it wrote may hold a
        // secret, and the exception quotes it.
        if (Chain(failure).Any(IsOfProcess))
        {
            return new KmsException(ErrorIds.CredentialsFailed, $"The credential_process of {credentials.Origin} failed, or wrote what are no credentials.")
            {
                Target = credentials.ProfileName,
                Remedy = "Run the command of the profile's credential_process by hand and see what it says.",
            };
        }

        if (Chain(failure).Any(IsNoConnection))
        {
            return new KmsException(ErrorIds.ConnectionFailed, $"No connection to where {credentials.Origin} has its credentials from: {Chain(failure).Last().Message}", failure);
        }

        var refusal = Chain(failure).OfType<AmazonServiceException>().FirstOrDefault();

        // A service may quote what it was sent, a token say: it is told without what looks like one, and without its cause.
        return new KmsException(
            ErrorIds.CredentialsFailed,
            $"There are no credentials to be had from {credentials.Origin}: {QuotedSecrets.WithoutTokens((refusal ?? Chain(failure).Last()).Message)}",
            refusal is null ? failure : null)
        {
            Target = credentials.ProfileName,
            ErrorCode = refusal?.ErrorCode,
            RequestId = refusal?.RequestId,
            HttpStatusCode = (int?)refusal?.StatusCode,
        };
    }

    private static string? ConnectionErrorId(Exception exception) => exception switch
    {
        TimeoutException or OperationCanceledException => ErrorIds.OperationTimeout,
        HttpRequestException or IOException or SocketException or WebException => ErrorIds.ConnectionFailed,
        _ => null,
    };

    private static KmsException Unreadable(Exception failure, ICustomKeyStoreService service)
    {
        var unreadable = failure as AmazonUnmarshallingException;
        return new KmsException(ErrorIds.InvalidResponse, $"What {service.Endpoint} answered is no reply of KMS: it is empty, cut short, not JSON or something else.", failure)
        {
            RequestId = unreadable?.RequestId,
            HttpStatusCode = (int?)unreadable?.StatusCode,
        };
    }

    private static KmsException Refusal(AmazonServiceException refusal, RequestSubject subject, ICustomKeyStoreService service)
    {
        string errorId = ErrorId(refusal);
        string doubt = LostReplyHandler.Precede(refusal) && subject.Operation != "DescribeCustomKeyStores"
            ? " An earlier try of this request was not answered and may have done what was asked."
            : string.Empty;
        return new KmsException(errorId, Message(errorId, refusal, subject, service) + doubt, refusal)
        {
            Doubt = doubt,
            ErrorCode = refusal.ErrorCode,
            Operation = subject.Operation,
            RequestId = refusal.RequestId,
            HttpStatusCode = (int)refusal.StatusCode,
            Target = errorId == ErrorIds.InvalidMarker ? subject.Marker : null,
        };
    }

    // The code may come as namespace#Name and as Name:uri.
    private static string ErrorId(AmazonServiceException refusal)
    {
        string name = (refusal.ErrorCode ?? string.Empty).Split('#').Last().Split(':')[0];
        if (!IsName(name))
        {
            return refusal.StatusCode >= HttpStatusCode.InternalServerError ? "ServiceUnavailable" : $"Http{(int)refusal.StatusCode}";
        }

        return name.Length > ExceptionSuffix.Length && name.EndsWith(ExceptionSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - ExceptionSuffix.Length) : name;
    }

    // What is no name would be an id that nobody can write in a script, or that a terminal obeys.
    private static bool IsName(string text)
        => text.Length is > 0 and <= LongestName && text[0] is >= 'A' and <= 'Z' && text.All(character => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '.');

    private static string Message(string errorId, AmazonServiceException refusal, RequestSubject subject, ICustomKeyStoreService service)
    {
        if (errorId == ErrorIds.CustomKeyStoreNotFound)
        {
            return KeyStoreText.NotFound(subject.CustomKeyStoreId, subject.CustomKeyStoreName, service.Region);
        }

        string code = refusal.ErrorCode ?? ((int)refusal.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ErrorCatalog.Describe(errorId).Meaning is { } meaning
            ? $"{subject.Operation} of {KeyStoreText.Name(subject.CustomKeyStoreName, subject.CustomKeyStoreId, service.Region)} was refused: {meaning}{(Words(refusal) is { } words ? $" KMS says: {words}" : string.Empty)}"
            : $"KMS in {service.Region} answered {code}{(Words(refusal) is { } message ? $": {message}" : ".")}";
    }

    // KMS sends some errors without a message, and the SDK then makes one up from the exception's type.
    private static string? Words(AmazonServiceException refusal)
        => string.IsNullOrWhiteSpace(refusal.Message) || refusal.Message.Contains(refusal.GetType().FullName!) || _madeUp.Any(start => refusal.Message.StartsWith(start, StringComparison.Ordinal))
            ? null
            : refusal.Message;

    private static bool IsOfProcess(Exception exception) => exception.GetType().Name == nameof(ProcessAWSCredentialException);

    private static bool IsNoConnection(Exception exception) => exception is HttpRequestException or SocketException or WebException;

    private static bool IsUnreadable(Exception exception)
        => exception is AmazonUnmarshallingException or JsonException or XmlException or EndOfStreamException or InvalidDataException;

    private static bool IsUnauthorized(Exception exception) => exception is AmazonServiceException { StatusCode: HttpStatusCode.Unauthorized };

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
