using System.Net;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Failures;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Aws.Failures;

[NeedsPowerShell]
public sealed class ServiceFailuresRefusalTests
{
    private static readonly RequestSubject _subject = new("UpdateCustomKeyStore", "cks-1");

    public static TheoryData<string> Meanings { get; } = [.. ServiceErrorCatalog.Descriptions.Keys];

    [Theory]
    [MemberData(nameof(Meanings))]
    public void With_a_message_of_the_service_both_are_said(string id)
    {
        var failure = Translate(Refusal(id, "words of the service"));

        Assert.Equal((id, $"{id}Exception", "UpdateCustomKeyStore"), (failure.ErrorId, failure.ErrorCode, failure.Operation));
        Assert.Equal(
            $"UpdateCustomKeyStore of 'cks-1' in eu-west-1 was refused: {ErrorCatalog.Describe(id).Meaning} KMS says: words of the service",
            failure.Message);
    }

    [Theory]
    [MemberData(nameof(Meanings))]
    public void Without_a_message_the_meaning_has_to_do(string id)
    {
        string meaning = $"UpdateCustomKeyStore of 'cks-1' in eu-west-1 was refused: {ErrorCatalog.Describe(id).Meaning}";

        Assert.Equal(meaning, Translate(Refusal(id, string.Empty)).Message);
        Assert.Equal(
            meaning,
            Translate(Refusal(id, $"Error making request with Error Code {id}Exception and Http Status Code BadRequest.")).Message);
    }

    [Fact]
    public void What_the_SDK_makes_up_in_place_of_a_message_is_not_passed_on()
    {
        var failure = Translate(
            new CustomKeyStoreNameInUseException(
                null, null, ErrorType.Sender, "CustomKeyStoreNameInUseException", "r", HttpStatusCode.BadRequest));

        Assert.EndsWith(
            $"was refused: {ErrorCatalog.Describe("CustomKeyStoreNameInUse").Meaning}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_whose_meaning_is_not_known_is_quoted()
        => Assert.Equal(
            "KMS in eu-west-1 answered FooException: words of the service", Translate(Refusal("Foo", "words of the service")).Message);

    [Fact]
    public void An_error_that_says_nothing_is_named()
    {
        var failure = Translate(
            new KMSInternalException(null, null, ErrorType.Receiver, "KMSInternalException", "r", HttpStatusCode.InternalServerError));

        Assert.Equal(("KMSInternal", 500), (failure.ErrorId, failure.HttpStatusCode));
        Assert.Equal("KMS in eu-west-1 answered KMSInternalException.", failure.Message);
        Assert.Equal("KMS in eu-west-1 answered FooException.", Translate(Refusal("Foo", string.Empty)).Message);
    }

    [Fact]
    public void A_store_that_is_not_there_is_named_and_where()
    {
        Assert.Equal(
            "There is no custom key store with the id 'cks-1' in eu-west-1.", Translate(Refusal("CustomKeyStoreNotFound", "m")).Message);
        Assert.Equal(
            "There is no custom key store named 'a' in eu-west-1.",
            Translate(Refusal("CustomKeyStoreNotFound", "m"), new("DescribeCustomKeyStores", CustomKeyStoreName: "a")).Message);
    }

    [Fact]
    public void A_marker_that_is_refused_is_the_target()
    {
        var failure = Translate(Refusal("InvalidMarker", "m"), new RequestSubject("DescribeCustomKeyStores", Marker: "there"));

        Assert.Equal((ErrorIds.InvalidMarker, "there"), (failure.ErrorId, failure.Target));
    }

    [Fact]
    public void The_operation_that_was_refused_is_the_permission_to_give()
    {
        var record = Translate(Refusal("AccessDenied", "m")).ToErrorRecord("cks-1");

        Assert.Contains("kms:UpdateCustomKeyStore", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static AmazonKeyManagementServiceException Refusal(string id, string message)
        => new(message, ErrorType.Sender, $"{id}Exception", "r", HttpStatusCode.BadRequest);

    private static KmsException Translate(Exception failure, RequestSubject? subject = null)
    {
        var service = new ScriptedService();

        return ServiceFailures.Translate(failure, subject ?? _subject, service);
    }
}
