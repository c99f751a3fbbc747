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
        { new AmazonServiceException("m", null, ErrorType.Sender, null, null, HttpStatusCode.NotFound), ErrorIds.InvalidResponse },
        { new AmazonServiceException("m", null, ErrorType.Sender, "404", "", HttpStatusCode.NotFound), ErrorIds.InvalidResponse },
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

    [Theory]
    [NeedsPowerShell]
    [InlineData("eu-wset-1", SocketError.HostNotFound, ErrorIds.UnknownRegion)]
    [InlineData("eu-wset-1", SocketError.TryAgain, ErrorIds.UnknownRegion)]
    [InlineData("eu-wset-1", SocketError.ConnectionRefused, ErrorIds.ConnectionFailed)]
    [InlineData("eu-west-1", SocketError.HostNotFound, ErrorIds.ConnectionFailed)]
    public void A_region_without_a_host_that_the_SDK_does_not_know_is_not_a_region(string region, SocketError error, string errorId)
    {
        var service = new ScriptedService { Region = region, Endpoint = new Uri($"https://kms.{region}.amazonaws.com/") };
        var failure = new AmazonClientException("m", new HttpRequestException("no", new SocketException((int)error)));

        var translated = ServiceFailures.Translate(failure, new RequestSubject("DescribeCustomKeyStores"), service);

        Assert.Equal(errorId, translated.ErrorId);
        Assert.Equal(errorId == ErrorIds.UnknownRegion, translated.Message.Contains("eu-west-1, ", StringComparison.Ordinal));
    }

    [Fact]
    [NeedsPowerShell]
    public void A_region_at_an_endpoint_of_its_own_may_have_any_name()
    {
        var service = new ScriptedService { Region = "local-1", Endpoint = new Uri("http://kms.example/") };
        var failure = new HttpRequestException("no", new SocketException((int)SocketError.HostNotFound));

        Assert.Equal(
            ErrorIds.ConnectionFailed,
            ServiceFailures.Translate(failure, new RequestSubject("DescribeCustomKeyStores"), service).ErrorId);
    }
}
