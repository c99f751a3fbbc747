using System.Net;

namespace KmsEmulator.Tests.Wire;

public sealed class KmsApiTests : EmulatorTest
{
    private const string Unsigned = "Credential=AKIDEXAMPLE/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host";

    [Fact]
    public async Task A_reply_is_aws_json_with_a_request_id_of_its_own()
    {
        var first = await Client.PostAsync("{}");
        var second = await Client.PostAsync("{}");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("application/x-amz-json-1.1", first.ContentType);
        Assert.True(Guid.TryParseExact(first.RequestId, "D", out _));
        Assert.NotEqual(first.RequestId, second.RequestId);
    }

    [Fact]
    public async Task An_error_is_aws_json_with_a_request_id_too()
    {
        var reply = await Client.PostAsync("[]");

        Assert.Equal("application/x-amz-json-1.1", reply.ContentType);
        Assert.True(Guid.TryParseExact(reply.RequestId, "D", out _));
    }

    [Theory]
    [InlineData("TrentService.CreateKey", "CreateKey")]
    [InlineData("TrentService.", "X-Amz-Target")]
    [InlineData("OtherService.DescribeCustomKeyStores", "X-Amz-Target")]
    [InlineData("DescribeCustomKeyStores", "X-Amz-Target")]
    [InlineData(null, "X-Amz-Target")]
    public async Task A_target_that_is_not_offered_is_an_unknown_operation(string? target, string inMessage)
    {
        var reply = await Client.PostAsync("{}", target);

        Assert.Contains(inMessage, reply.Error("UnknownOperationException"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_authorization_is_refused()
    {
        var reply = await Client.PostAsync("{}", authorization: null);

        Assert.NotNull(reply.Error("MissingAuthenticationTokenException"));
    }

    [Theory]
    [InlineData("Bearer abcdef")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA512 " + Unsigned + ", Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 " + Unsigned)]
    [InlineData("AWS4-HMAC-SHA256 " + Unsigned + ", Signature=")]
    [InlineData("AWS4-HMAC-SHA256 " + Unsigned + ", Signature=0123abcd, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20260101/eu-west-1/kms/aws4_request, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20260101/kms/aws4_request, SignedHeaders=host, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/B/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0123abcd")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20260101/eu-west-1/kms/aws3_request, SignedHeaders=host, Signature=0123abcd")]
    public async Task A_malformed_authorization_is_refused(string authorization)
    {
        var reply = await Client.PostAsync("{}", authorization: authorization);

        Assert.NotNull(reply.Error("IncompleteSignatureException"));
        Assert.Null(Assert.Single(Server.Requests).Credential);
    }

    [Fact]
    public async Task A_signature_for_another_service_is_refused()
    {
        string authorization = Client.Authorization.Replace("/kms/", "/s3/", StringComparison.Ordinal);

        var reply = await Client.PostAsync("{}", authorization: authorization);

        Assert.Contains("'kms'", reply.Error("InvalidSignatureException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("<html/>")]
    [InlineData("""{"\ud800":1}""")]
    public async Task A_body_that_is_no_json_object_is_refused(string body)
    {
        var reply = await Client.PostAsync(body);

        Assert.NotNull(reply.Error("SerializationException"));
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        byte[] body = [.. "{\"Marker\":\""u8, 0xFF, .. "\"}"u8];

        var reply = await Client.PostAsync(body);

        Assert.NotNull(reply.Error("SerializationException"));
    }

    [Fact]
    public async Task A_body_far_larger_than_any_request_is_refused()
    {
        var reply = await Client.PostAsync(new byte[300 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
    }

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK)]
    [InlineData("GET", "/elsewhere", HttpStatusCode.NotFound)]
    [InlineData("POST", "/elsewhere", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/", HttpStatusCode.NotFound)]
    public async Task Any_other_request_is_told_what_this_is(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var reply = await Client.SendAsync(request);

        Assert.Equal(status, reply.Status);
        Assert.StartsWith("text/plain", reply.ContentType, StringComparison.Ordinal);
        Assert.Contains("emulator of AWS KMS", reply.Body, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
