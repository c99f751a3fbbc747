using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Pipeline;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Failures;

/// <summary>What a failed request to KMS means.</summary>
internal static class ServiceFailures
{
    private const string ExceptionSuffix = "Exception";
    private const int LongestName = 100;

    // Messages that the SDK makes up begin with one of these.
    private static readonly string[] _madeUp = ["Error making request", "The service returned an error"];

    /// <summary>Translates an exception of the AWS SDK: the outermost in its chain that says what happened decides.</summary>
    public static KmsException Translate(Exception failure, RequestSubject subject, ICustomKeyStoreService service)
    {
        foreach (var exception in failure.Chain())
        {
            switch (exception)
            {
                case AmazonUnmarshallingException unreadable:
                    return ServiceErrors.InvalidResponse(service.Endpoint, unreadable, unreadable.RequestId, (int)unreadable.StatusCode);
                case AmazonServiceException refusal:
                    return IsOfAnother(refusal)
                        ? ServiceErrors.NotOfKms(service.Endpoint, (int)refusal.StatusCode, AnswerText.Of(refusal), refusal)
                        : TranslateRefusal(refusal, subject, service.Region);
                case JsonException or UnreadableReplyException or EndOfStreamException or InvalidDataException:
                    return ServiceErrors.InvalidResponse(service.Endpoint, failure);
                case var timeout when timeout.IsTimeout():
                    return ServiceErrors.TimedOut(service.Endpoint, failure);
                case var lost when lost.IsConnectionFailure():
                    return RegionWithoutHost(failure, service)
                        ?? ServiceErrors.Unreachable(service.Endpoint, failure.Chain().Last().Message, failure);
            }
        }

        return failure is AmazonClientException ? ServiceErrors.NotSigned(failure) : ServiceErrors.Unexpected(failure);
    }

    // KMS names each of its errors, and the host in front of it gives at least the id of the request.
    private static bool IsOfAnother(AmazonServiceException refusal)
        => refusal.StatusCode < HttpStatusCode.InternalServerError && string.IsNullOrEmpty(refusal.RequestId)
            && !IsName(NameOf(refusal));

    // A region newer than the SDK is asked; it is only when its host does not exist that there is no such region.
    private static KmsException? RegionWithoutHost(Exception failure, ICustomKeyStoreService service)
    {
        bool isHostMissing = failure.Chain().OfType<SocketException>().Any(error
            => error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain);
        string host = service.Endpoint.Host;
        return isHostMissing && !RegionResolver.IsKnown(service.Region) && host.Contains($".{service.Region}.")
            ? ConnectionSettingErrors.RegionWithoutHost(service.Region, host, RegionResolver.NearestTo(service.Region), failure)
            : null;
    }

    private static KmsException TranslateRefusal(AmazonServiceException failure, RequestSubject subject, string region)
    {
        string errorId = ErrorId(failure);
        var refusal = new ServiceRefusal(
            errorId,
            subject.Operation,
            failure.ErrorCode,
            MessageOfService(failure),
            failure.RequestId,
            (int)failure.StatusCode,
            MayHaveSucceededBefore: LostReplyHandler.HasMarked(failure) && subject.Operation != "DescribeCustomKeyStores",
            Target: errorId == ErrorIds.InvalidMarker ? subject.Marker : null);
        if (errorId == ErrorIds.CustomKeyStoreNotFound)
        {
            return ServiceErrors.KeyStoreNotFound(refusal, subject.CustomKeyStoreId, subject.CustomKeyStoreName, region, failure);
        }

        string keyStore = KeyStoreText.Name(subject.CustomKeyStoreName, subject.CustomKeyStoreId, region);
        return ErrorCatalog.Describe(errorId).Meaning is { } meaning
            ? ServiceErrors.Refused(refusal, keyStore, meaning, failure)
            : ServiceErrors.Answered(refusal, region, failure);
    }

    // The code may come as namespace#Name and as Name:uri.
    private static string NameOf(AmazonServiceException refusal) => (refusal.ErrorCode ?? string.Empty).Split('#').Last().Split(':')[0];

    private static string ErrorId(AmazonServiceException refusal)
    {
        string name = NameOf(refusal);
        if (!IsName(name))
        {
            return refusal.StatusCode >= HttpStatusCode.InternalServerError ? "ServiceUnavailable" : $"Http{(int)refusal.StatusCode}";
        }

        return name.Length > ExceptionSuffix.Length && name.EndsWith(ExceptionSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - ExceptionSuffix.Length)
            : name;
    }

    // Anything else would be an id that a script cannot write, or that a terminal obeys.
    private static bool IsName(string text)
        => text.Length is > 0 and <= LongestName && text[0] is >= 'A' and <= 'Z' && text.All(IsPartOfName);

    private static bool IsPartOfName(char character)
        => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '.';

    // KMS sends some errors without a message, and the SDK then makes one up from the exception's type.
    private static string? MessageOfService(AmazonServiceException refusal)
    {
        string message = refusal.Message;
        bool isMissing = string.IsNullOrWhiteSpace(message)
            || message.Contains(refusal.GetType().FullName!)
            || _madeUp.Any(start => message.StartsWith(start, StringComparison.Ordinal));
        return isMissing ? null : message;
    }
}
