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
    [InlineData(ChangeScripts.Connect)]
    [InlineData(ChangeScripts.Update)]
    public void An_empty_body_is_a_reply(string script)
    {
        Answer(new RawReply());

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
