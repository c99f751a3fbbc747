using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Failures;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Failures;

public sealed class CredentialFailuresTests
{
    private static readonly CredentialsWithOrigin _credentials = new(new BasicAWSCredentials("a", "s"), "profile 'p'", "p");

    public static TheoryData<Exception, string> Failures { get; } = new()
    {
        { new TaskCanceledException("late"), ErrorIds.OperationTimeout },
        { new LookupException("STS", new AmazonClientException("wrapped", new TimeoutException())), ErrorIds.OperationTimeout },
        { new LookupException("STS", new JsonException("x")), ErrorIds.InvalidResponse },
        { new LookupException("STS", new AmazonClientException("wrapped", new InvalidDataException("x"))), ErrorIds.InvalidResponse },
        { new JsonException("x"), ErrorIds.CredentialsFailed },
        { new ProcessAWSCredentialException("x"), ErrorIds.CredentialsFailed },
        { new LookupException("a process", new ProcessAWSCredentialException("x", new JsonException("y"))), ErrorIds.CredentialsFailed },
        { new HttpRequestException("no", new SocketException((int)SocketError.ConnectionRefused)), ErrorIds.ConnectionFailed },
        { new LookupException("STS", new AmazonClientException("wrapped", new HttpRequestException("no"))), ErrorIds.ConnectionFailed },
        { new FileNotFoundException("no token file"), ErrorIds.CredentialsFailed },
        { Refusal("no"), ErrorIds.CredentialsFailed },
        { new InvalidOperationException("what"), ErrorIds.CredentialsFailed },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_has_a_stable_id(Exception failure, string errorId)
        => Assert.Equal(errorId, CredentialFailures.Translate(failure, _credentials).ErrorId);

    [Fact]
    public void What_a_credential_process_wrote_is_not_passed_on_however_deep_it_is_quoted()
    {
        var quoted = new AmazonClientException("canary", new ProcessAWSCredentialException("canary"));

        var translated = CredentialFailures.Translate(quoted, new CredentialsWithOrigin(new BasicAWSCredentials("a", "s"), "-Credential"));

        Assert.Equal(ErrorIds.CredentialsFailed, translated.ErrorId);
        Assert.DoesNotContain("canary", translated.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_unreadable_reply_holds_is_not_passed_on()
    {
        var translated = CredentialFailures.Translate(new LookupException("STS", new JsonException("canary")), _credentials);

        Assert.Equal("What STS answered holds no credentials: it is empty, cut short or something else.", translated.Message);
        Assert.DoesNotContain("canary", translated.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_refusal_says_is_kept_without_a_token_that_it_quotes()
    {
        const string token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

        var translated = CredentialFailures.Translate(new LookupException("STS", Refusal($"{token} is expired")), _credentials);

        Assert.Equal("There are no credentials to be had from profile 'p': *** is expired", translated.Message);
        Assert.Equal(
            ("p", "ExpiredToken", "r", 400), (translated.Target, translated.ErrorCode, translated.RequestId, translated.HttpStatusCode));
        Assert.DoesNotContain(token, translated.ToString(), StringComparison.Ordinal);
    }

    private static AmazonServiceException Refusal(string message)
        => new(message, null, ErrorType.Sender, "ExpiredToken", "r", HttpStatusCode.BadRequest);
}
