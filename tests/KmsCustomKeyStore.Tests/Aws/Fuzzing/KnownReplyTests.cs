using System.Text;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>Replies that the random ones once found, or that are too large for them.</summary>
[NeedsPowerShell]
public sealed class KnownReplyTests
{
    private static readonly Dictionary<string, string> _noHeaders = [];

    [Theory]
    [InlineData(200, """{"CustomKeyStores":1}""", ErrorIds.InvalidResponse)]
    [InlineData(200, """{"CustomKeyStores":"x"}""", ErrorIds.InvalidResponse)]
    [InlineData(200, """{"CustomKeyStores":[{"XksProxyConfiguration":1}]}""", ErrorIds.InvalidResponse)]
    [InlineData(200, """{"CustomKeyStores":[[]]}""", ErrorIds.InvalidResponse)]
    [InlineData(200, """[]""", ErrorIds.InvalidResponse)]
    [InlineData(200, """{"CustomKeyStores":[]}{}""", ErrorIds.InvalidResponse)]
    [InlineData(200, """{"Custom\u004beyStores":1}""", ErrorIds.InvalidResponse)]
    [InlineData(400, """{"__type":"Nobody\u001b[2J"}""", ErrorIds.InvalidResponse)]
    [InlineData(500, """{"__type":"-1"}""", "ServiceUnavailable")]
    [InlineData(400, """{"__type":"Exception"}""", "Exception")]
    [InlineData(503, """{"message":{}}""", ErrorIds.InvalidResponse)]
    public async Task A_reply_has_its_error(int status, string body, string errorId)
        => Assert.Equal(errorId, (await FailAsync(new HostileReply(status, Encoding.UTF8.GetBytes(body), _noHeaders))).ErrorId);

    [Fact]
    public async Task Text_that_is_no_unicode_is_no_reply()
    {
        byte[] body = [.. "{\"NextMarker\":\""u8, 0xFF, .. "\",\"Truncated\":true}"u8];

        Assert.Equal(ErrorIds.InvalidResponse, (await FailAsync(new HostileReply(200, body, _noHeaders))).ErrorId);
    }

    [Fact]
    public async Task A_reply_longer_than_any_page_is_not_read_to_its_end()
    {
        byte[] body = new byte[ReplyBuffer.Longest + 1];
        body.AsSpan().Fill((byte)' ');
        "{\"CustomKeyStores\":[]}"u8.CopyTo(body);

        Assert.Equal(ErrorIds.InvalidResponse, (await FailAsync(new HostileReply(200, body, _noHeaders))).ErrorId);
    }

    [Fact]
    public async Task What_a_service_says_cannot_steer_the_terminal()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            """{"__type":"AccessDeniedException","message":"no\u001b]52;c;x\u0007\u009b\u202e\b"}""");

        var failure = await FailAsync(new HostileReply(400, body, _noHeaders));

        Assert.EndsWith("no␛]52;c;x␇\uFFFD\uFFFD␈", failure.Message, StringComparison.Ordinal);
        var record = failure.ToErrorRecord("asked\u001b[2J");
        Assert.Equal("asked␛[2J", record.CategoryInfo.TargetName);
        Assert.Equal("asked\u001b[2J", record.TargetObject);
    }

    private static async Task<KmsException> FailAsync(HostileReply reply)
    {
        var http = new CannedHttp { MostRequests = 1, Reply = reply };
        var service = FuzzedService.Over(http);
        return await Assert.ThrowsAsync<KmsException>(
            () => service.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest(), TestContext.Current.CancellationToken));
    }
}
