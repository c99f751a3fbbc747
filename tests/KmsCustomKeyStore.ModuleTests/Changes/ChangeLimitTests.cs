using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>What KMS would not take is refused before anything is asked, with what it would take.</summary>
public sealed class ChangeLimitTests : KeyStoreTest
{
    private const string Service = "com.amazonaws.vpce.eu-west-1.vpce-svc-";

    /// <summary>A parameter of both New and Update, a value, the error's id, and what the message says.</summary>
    public static TheoryData<string, string, string, string> Values => new()
    {
        { "CloudHsmClusterId", "cluster-2222222222", "InvalidLength", "at least 19" },
        { "CloudHsmClusterId", "cluster-" + new string('a', 17), "InvalidLength", "at most 24" },
        { "CloudHsmClusterId", "cluster-0123456789a", "InvalidValue", "digits from 2 to 7" },
        { "CloudHsmClusterId", "Cluster-2222222222a", "InvalidValue", "cluster- and 11 to 16" },
        { "CloudHsmClusterId", "cluster-2222222222a\n", "InvalidValue", "cluster- and 11 to 16" },
        { "KeyStorePassword", "canary", "InvalidLength", "has 6 characters; KMS takes at least 7" },
        { "KeyStorePassword", new string('p', 33), "InvalidLength", "has 33 characters; KMS takes at most 32" },
        { "XksProxyConnectivity", "PRIVATE", "InvalidValue", "PUBLIC_ENDPOINT or VPC_ENDPOINT_SERVICE" },
        { "XksProxyUriEndpoint", "https://a", "InvalidLength", "at least 10" },
        { "XksProxyUriEndpoint", "https://" + new string('a', 121), "InvalidLength", "at most 128" },
        { "XksProxyUriEndpoint", "http://xks.example.com", "InvalidValue", "https:// and a host name" },
        { "XksProxyUriEndpoint", "https://xks.example.com:8443", "InvalidValue", "without port or path" },
        { "XksProxyUriEndpoint", "https://xks.example.com/", "InvalidValue", "without port or path" },
        { "XksProxyUriPath", "/kms/xks/", "InvalidLength", "at least 10" },
        { "XksProxyUriPath", $"/{new string('a', 117)}/kms/xks/v1", "InvalidLength", "at most 128" },
        { "XksProxyUriPath", "/new/kms/xks/v100", "InvalidValue", "/kms/xks/v" },
        { "XksProxyUriPath", "new/kms/xks/v1", "InvalidValue", "/kms/xks/v" },
        { "XksProxyVpcEndpointServiceName", "com.amazonaws.vpce.", "InvalidLength", "at least 20" },
        { "XksProxyVpcEndpointServiceName", Service + new string('a', 27), "InvalidLength", "at most 64" },
        { "XksProxyVpcEndpointServiceName", "com.example.vpce.eu-west-1.vpce-svc-0", "InvalidValue", "com.amazonaws.vpce.<region>" },
        { "XksProxyVpcEndpointServiceOwner", "11112222333", "InvalidLength", "at least 12" },
        { "XksProxyVpcEndpointServiceOwner", "1111222233334", "InvalidLength", "at most 12" },
        { "XksProxyVpcEndpointServiceOwner", "1111-2222-33", "InvalidValue", "12 digits" },
        { "XksProxyAuthenticationCredential_AccessKeyId", new string('A', 19), "InvalidLength", "at least 20" },
        { "XksProxyAuthenticationCredential_AccessKeyId", new string('A', 31), "InvalidLength", "at most 30" },
        { "XksProxyAuthenticationCredential_AccessKeyId", new string('a', 20), "InvalidValue", "capital letters and digits from 2 to 7" },
        { "XksProxyAuthenticationCredential_RawSecretAccessKey", new string('s', 42), "InvalidLength", "at least 43" },
        { "XksProxyAuthenticationCredential_RawSecretAccessKey", new string('s', 65), "InvalidLength", "at most 64" },
        { "XksProxyAuthenticationCredential_RawSecretAccessKey", new string('!', 43), "InvalidValue", "letters, digits, /, + and =" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    [InlineData("CustomKeyStoreName", LongName, "InvalidLength", "has 257 characters; KMS takes at most 256")]
    [InlineData("CustomKeyStoreType", "AWS", "InvalidValue", "AWS_CLOUDHSM or EXTERNAL_KEY_STORE")]
    public void A_new_store_keeps_the_limits(string parameter, string value, string errorId, string text)
        => AssertRefused(errorId, text, value, parameter, Shell.Run(
            """
            $store = if ($args[0] -like 'Xks*') { $xks } else { $hsm }
            if ($args[0] -like '*Vpc*') {
                $store.XksProxyConnectivity = 'VPC_ENDPOINT_SERVICE'
                $store.XksProxyVpcEndpointServiceName = $args[2]
            }
            $store.CustomKeyStoreName = 'new'
            $store[$args[0]] = $args[1]
            New-KMSCustomKeyStore @store
            """, parameter, value, Service + "0"));

    [Theory]
    [MemberData(nameof(Values))]
    [InlineData("NewCustomKeyStoreName", LongName, "InvalidLength", "has 257 characters; KMS takes at most 256")]
    [InlineData("NewCustomKeyStoreName", "", "InvalidLength", "at least 1")]
    [InlineData("CloudHsmClusterId", "", "InvalidLength", "at least 19")]
    public void An_update_keeps_the_limits(string parameter, string value, string errorId, string text)
        => AssertRefused(errorId, text, value, parameter, Shell.RunOrThrow(
            """
            $change = @{}
            if ($args[0] -like '*Credential_*') {
                $change.XksProxyAuthenticationCredential_AccessKeyId = $accessKeyId
                $change.XksProxyAuthenticationCredential_RawSecretAccessKey = $secret
            }
            $change[$args[0]] = $args[1]
            Update-KMSCustomKeyStore cks-1disconnected @change
            """, parameter, value));

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore")]
    [InlineData("Disconnect-KMSCustomKeyStore")]
    [InlineData("Update-KMSCustomKeyStore -NewCustomKeyStoreName renamed")]
    [InlineData("Remove-KMSCustomKeyStore -Force")]
    [InlineData("Wait-KMSCustomKeyStore")]
    public void An_id_or_a_name_that_no_store_can_have_is_not_asked_for(string command)
    {
        var result = Shell.Run($"('x' * 65), [pscustomobject]@{{ CustomKeyStoreName = 'y' * 257 }} | {command}");

        Assert.Equal(["InvalidLength", "InvalidLength"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains(
            "CustomKeyStoreId has 65 characters; KMS takes at most 64", result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(
            "CustomKeyStoreName has 257 characters; KMS takes at most 256",
            result.Errors[1].ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData(
        "$xks.Remove('XksProxyAuthenticationCredential_AccessKeyId'); $xks.Remove('XksProxyAuthenticationCredential_RawSecretAccessKey'); "
        + NewXks,
        "needs XksProxyAuthenticationCredential")]
    [InlineData("$xks.Remove('XksProxyAuthenticationCredential_RawSecretAccessKey'); " + NewXks, "needs RawSecretAccessKey")]
    [InlineData("$xks.Remove('XksProxyAuthenticationCredential_AccessKeyId'); " + NewXks, "needs AccessKeyId")]
    [InlineData("$xks.XksProxyConnectivity = 'VPC_ENDPOINT_SERVICE'; " + NewXks, "needs XksProxyVpcEndpointServiceName")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential_AccessKeyId $accessKeyId", "needs RawSecretAccessKey")]
    [InlineData("Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential_RawSecretAccessKey $secret", "needs AccessKeyId")]
    public void What_is_missing_is_named(string script, string text) => AssertRefused("MissingValue", text, Shell.RunOrThrow(script));

    [Theory]
    [InlineData(
        NewHsm + " -CustomKeyStoreType EXTERNAL_KEY_STORE",
        "An external key store has no CloudHsmClusterId, KeyStorePassword, TrustAnchorCertificate")]
    [InlineData(
        NewXks + " -CustomKeyStoreType AWS_CLOUDHSM",
        "A CloudHSM key store has no XksProxyConnectivity, XksProxyUriEndpoint, XksProxyUriPath, XksProxyAuthenticationCredential")]
    [InlineData(
        NewXks + " -XksProxyVpcEndpointServiceName com.amazonaws.vpce.eu-west-1.vpce-svc-0",
        "PUBLIC_ENDPOINT connectivity has no XksProxyVpcEndpointServiceName")]
    [InlineData(
        NewXks + " -XksProxyVpcEndpointServiceOwner 111122223333", "PUBLIC_ENDPOINT connectivity has no XksProxyVpcEndpointServiceOwner")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-8external -KeyStorePassword $password -XksProxyUriPath /new/kms/xks/v1",
        "KeyStorePassword is for CloudHSM key stores and XksProxyUriPath for external ones")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-8external -XksProxyConnectivity PUBLIC_ENDPOINT -XksProxyVpcEndpointServiceName "
        + "com.amazonaws.vpce.eu-west-1.vpce-svc-0",
        "PUBLIC_ENDPOINT connectivity has no XksProxyVpcEndpointServiceName")]
    public void What_does_not_go_together_is_named(string script, string text)
        => AssertRefused("ConflictingValues", text, Shell.RunOrThrow(script));

    private const string LongName =
        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
        + "nnn"
        + "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn";

    private void AssertRefused(string errorId, string text, string value, string parameter, ShellResult result)
    {
        AssertRefused(errorId, text, result);
        bool isSecret = parameter is "KeyStorePassword" || parameter.Contains("Credential", StringComparison.Ordinal);
        Assert.DoesNotContain(isSecret ? value : "no such text", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        if (!isSecret)
        {
            Assert.Equal(value, result.Error.TargetObject);
        }
    }

    private void AssertRefused(string errorId, string text, ShellResult result)
    {
        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Contains(text, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(Emulator.Requests);
    }
}
