using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Failures;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Aws.Failures;

public sealed class ServiceFailuresTests
{
    public static TheoryData<Exception, string> Failures { get; } = new()
    {
        { new HttpRequestException("no", new SocketException((int)SocketError.ConnectionRefused)), ErrorIds.ConnectionFailed },
        { new IOException("reset"), ErrorIds.ConnectionFailed },
        { new AmazonClientException("wrapped", new HttpRequestException("no")), ErrorIds.ConnectionFailed },
        { new TaskCanceledException("late"), ErrorIds.OperationTimeout },
        { new AmazonClientException("wrapped", new TimeoutException()), ErrorIds.OperationTimeout },
        { new AmazonUnmarshallingException("r", "l", new InvalidOperationException()), ErrorIds.InvalidResponse },
        { new System.Text.Json.JsonException("x"), ErrorIds.InvalidResponse },
        { new AmazonClientException("cannot refresh"), ErrorIds.CredentialsFailed },
        { new AmazonServiceException("m", null, ErrorType.Sender, "FooException", "r", HttpStatusCode.BadRequest), "Foo" },
        { new AmazonServiceException("m", null, ErrorType.Sender, "ns#FooException", "r", HttpStatusCode.BadRequest), "Foo" },
        { new AmazonServiceException("m", null, ErrorType.Sender, "FooException:http://x", "r", HttpStatusCode.BadRequest), "Foo" },
        { new AmazonServiceException("m", null, ErrorType.Sender, null, "r", HttpStatusCode.BadGateway), "ServiceUnavailable" },
        { new AmazonServiceException("m", null, ErrorType.Sender, null, "r", HttpStatusCode.NotFound), "Http404" },
        { new InvalidOperationException("what"), ErrorIds.UnexpectedFailure },
    };

    [Theory]
    [NeedsPowerShell]
    [MemberData(nameof(Failures))]
    public void A_failure_has_a_stable_id_and_keeps_what_was_thrown(Exception failure, string errorId)
    {
        var service = new ScriptedService();

        var translated = ServiceFailures.Translate(failure, new RequestSubject("DescribeCustomKeyStores", "cks-1"), service);

        Assert.Equal(errorId, translated.ErrorId);
        Assert.Same(failure, translated.InnerException);
        Assert.NotEmpty(translated.Message);
    }

    [Fact]
    [NeedsPowerShell]
    public void What_the_service_said_is_kept()
    {
        var service = new ScriptedService();

        var translated = ServiceFailures.Translate(
            new AmazonServiceException("not you", null, ErrorType.Sender, "AccessDeniedException", "request-1", HttpStatusCode.BadRequest),
            new RequestSubject("DescribeCustomKeyStores"),
            service);

        Assert.Equal(("AccessDeniedException", "request-1", 400), (translated.ErrorCode, translated.RequestId, translated.HttpStatusCode));
        Assert.Contains("not you", translated.Message, StringComparison.Ordinal);
    }
}
