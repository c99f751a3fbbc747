using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;
using KmsCustomKeyStore.ModuleTests.Changes;

namespace KmsCustomKeyStore.ModuleTests.Errors;

/// <summary>Replies to a change that KMS did not send: that it was made must not be taken from them.</summary>
public sealed class ForeignReplyTests : KeyStoreTest
{
    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void A_page_of_somebody_else_is_no_reply(string script)
    {
        var headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = string.Empty };
        Answer(RawReply.Json("<html><body>Sign in to the network</body></html>") with { ContentType = "text/html", Headers = headers });

        var result = Shell.Run($"{script} -Confirm:$false -PassThru -MaximumRetryCount 0");

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidData, result.Error.CategoryInfo.Category);
        Assert.Null(result.Terminating);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(403, "proxy", "<html><title> Blocked </title></html>", "with text/html from 'proxy'")]
    [InlineData(404, "nginx", "<html>not here</html>", "with text/html from 'nginx'")]
    [InlineData(407, "squid", "<html>who are you</html>", "with text/html from 'squid'")]
    [InlineData(304, "cache", "", "304")]
    public void A_refusal_of_somebody_else_says_who_answered_and_with_what(int status, string server, string body, string said)
    {
        var headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = string.Empty, ["Server"] = server };
        Answer(RawReply.Json(body) with { StatusCode = status, ContentType = "text/html", Headers = headers });

        var result = Shell.Run("Get-KMSCustomKeyStore -MaximumRetryCount 0");

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Contains(said, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains($"{Emulator.Endpoint} answered {status}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Support", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(status == 407, result.Error.ErrorDetails.RecommendedAction.Contains("HTTPS_PROXY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Amzn-Errortype", "AccessDeniedException", "{}")]
    [InlineData("X-Amzn-Errortype", "AccessDeniedException:http://internal.amazon.com/coral/com.amazon.kms/", "{}")]
    [InlineData("X-Amzn-Errortype", "com.amazon.kms#AccessDeniedException:http://internal.amazon.com/coral/", "")]
    [InlineData(null, null, """{"__type":"AccessDeniedException","message":"no"}""")]
    [InlineData(null, null, """{"__type":"com.amazon.kms#AccessDeniedException","Message":"no"}""")]
    [InlineData(null, null, """{"__type":"com.amazon.kms#AccessDeniedException:http://internal.amazon.com/coral/"}""")]
    [InlineData(null, null, """{"code":"AccessDeniedException","message":"no"}""")]
    [InlineData(null, null, """{"code":"com.amazon.kms#AccessDeniedException:http://internal.amazon.com/coral/"}""")]
    [InlineData(null, null, """{"__type":"AccessDeniedException","ErrorDetails":[{"__type":"com.amazon.kms#OtherException"}]}""")]
    public void An_error_of_KMS_may_be_written_in_each_form_of_the_protocol(string? header, string? value, string body)
    {
        var headers = new Dictionary<string, string>();
        if (header is not null)
        {
            headers[header] = value!;
        }

        Answer(RawReply.Json(body) with { StatusCode = 400, Headers = headers });

        Assert.Equal("AccessDenied", Shell.Run("Get-KMSCustomKeyStore -MaximumRetryCount 0").ErrorId);
    }

    [Theory]
    [InlineData(ChangeScripts.Connect, "")]
    [InlineData(ChangeScripts.Update, "")]
    [InlineData(ChangeScripts.Connect, "{}")]
    [InlineData(ChangeScripts.Update, "{}")]
    public void An_empty_body_or_object_is_a_reply(string script, string body)
    {
        Answer(RawReply.Json(body));

        Shell.Run(script).Clean();
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore cks-1disconnected")]
    [InlineData("Get-KMSCustomKeyStore -Name archive-hsm")]
    [InlineData("Get-KMSCustomKeyStore -Name ARCHIVE-HSM")]
    [InlineData("Wait-KMSCustomKeyStore cks-1disconnected -TimeoutSec 20")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Wait-KMSCustomKeyStore -TimeoutSec 20")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Connect-KMSCustomKeyStore")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Disconnect-KMSCustomKeyStore -Confirm:$false")]
    [InlineData(
        "[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Update-KMSCustomKeyStore -NewCustomKeyStoreName another "
        + "-Confirm:$false")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Remove-KMSCustomKeyStore -Force")]
    public void Another_store_than_was_asked_for_is_no_reply(string script)
    {
        var other = RawReply.Json(
            """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-9","CustomKeyStoreName":"Archive-HSM","ConnectionState":"CONNECTED"}]}""");
        Answer([.. Enumerable.Repeat(other, 9)]);

        var result = Shell.Run($"{script} -MaximumRetryCount 0");

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(Changes);
    }
}
