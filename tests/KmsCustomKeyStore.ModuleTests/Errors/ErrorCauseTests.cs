using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Errors;

/// <summary>The same errors for the reasons that KMS has for them.</summary>
public sealed class ErrorCauseTests : KeyStoreTest
{
    private const string Vpc = "-XksProxyConnectivity VPC_ENDPOINT_SERVICE -XksProxyVpcEndpointServiceName";

    private const string NewXksAt = "New-KMSCustomKeyStore new-xks -XksProxyUriEndpoint";
    private const string Free = $"{NewXksAt} https://xks-new.example.com -XksProxyUriPath /new/kms/xks/v1 {Xks}";
    private const string Xks =
        "-XksProxyAuthenticationCredential_AccessKeyId $accessKeyId -XksProxyAuthenticationCredential_RawSecretAccessKey $secret";

    [Theory]
    [InlineData("New-KMSCustomKeyStore archive-hsm @hsm", "CustomKeyStoreNameInUse", "archive-hsm")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-2disconnected -NewCustomKeyStoreName archive-hsm", "CustomKeyStoreNameInUse", "cks-2disconnected")]
    [InlineData(
        $"{NewXksAt} https://xks.example.com -XksProxyUriPath /partner/kms/xks/v1 -XksProxyConnectivity PUBLIC_ENDPOINT {Xks}",
        "XksProxyUriInUse",
        "new-xks")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-9external -XksProxyUriEndpoint https://xks.example.com -XksProxyUriPath /partner/kms/xks/v1",
        "XksProxyUriInUse",
        "cks-9external")]
    [InlineData(
        $"{NewXksAt} https://xks-hr.example.com -XksProxyUriPath /new/kms/xks/v1 -XksProxyConnectivity PUBLIC_ENDPOINT {Xks}",
        "XksProxyUriEndpointInUse",
        "new-xks")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-9external -XksProxyUriEndpoint https://xks-hr.example.com",
        "XksProxyUriEndpointInUse",
        "cks-9external")]
    [InlineData($"{Free} {Vpc} com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", "XksProxyVpcEndpointServiceInUse", "new-xks")]
    [InlineData(
        $"Update-KMSCustomKeyStore cks-9external -XksProxyUriEndpoint https://xks-new.example.com {Vpc} "
        + "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        "XksProxyVpcEndpointServiceInUse",
        "cks-9external")]
    public void What_another_store_has_cannot_be_had(string script, string errorId, string target)
        => AssertError(errorId, ErrorCategory.ResourceExists, target, Shell.Run(script));

    [Fact]
    public void A_cluster_that_backs_another_store_cannot_back_a_new_one()
        => AssertError(
            "CloudHsmClusterInUse",
            ErrorCategory.ResourceBusy,
            "new-hsm",
            Shell.Run("$hsm.CloudHsmClusterId = 'cluster-aaaaaaaaaaa'; " + NewHsm));

    [Fact]
    public void A_cluster_of_the_same_backup_history_is_in_use_too()
    {
        Declare("cluster-aaaaaaaaaaa", lineage: "a");
        Declare("cluster-2222222222a", lineage: "a");

        AssertError("CloudHsmClusterInUse", ErrorCategory.ResourceBusy, "new-hsm", Shell.Run(NewHsm));
    }

    [Fact]
    public void A_store_cannot_move_to_a_cluster_of_another_backup_history()
    {
        Declare("cluster-aaaaaaaaaaa", lineage: "a");
        Declare("cluster-2222222222a", lineage: "b");

        AssertError(
            "CloudHsmClusterNotRelated",
            ErrorCategory.InvalidOperation,
            "cks-1disconnected",
            Shell.Run("Update-KMSCustomKeyStore cks-1disconnected -CloudHsmClusterId cluster-2222222222a"));
    }

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore")]
    [InlineData("Disconnect-KMSCustomKeyStore")]
    [InlineData("Update-KMSCustomKeyStore -NewCustomKeyStoreName renamed -CustomKeyStoreId")]
    [InlineData("Remove-KMSCustomKeyStore -Force")]
    [InlineData("Wait-KMSCustomKeyStore")]
    public void A_store_that_is_not_there_is_an_error_that_names_it(string command)
    {
        var error = AssertError("CustomKeyStoreNotFound", ErrorCategory.ObjectNotFound, "cks-gone", Shell.Run($"{command} cks-gone"));

        Assert.Equal("There is no custom key store with the id 'cks-gone' in eu-west-1.", error.ErrorDetails.Message);
    }

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore")]
    [InlineData("Disconnect-KMSCustomKeyStore")]
    [InlineData("Update-KMSCustomKeyStore -NewCustomKeyStoreName renamed")]
    [InlineData("Remove-KMSCustomKeyStore -Force")]
    [InlineData("Wait-KMSCustomKeyStore")]
    public void A_name_that_no_store_has_is_an_error_that_names_it(string command)
    {
        var result = Shell.Run($"[pscustomobject]@{{ CustomKeyStoreName = 'nobody' }} | {command}");

        Assert.Null(result.Terminating);
        Assert.Equal("CustomKeyStoreNotFound", result.ErrorId);
        Assert.Equal("There is no custom key store named 'nobody' in eu-west-1.", result.Error.ErrorDetails.Message);
        Assert.Empty(Changes);
    }

    [Theory]
    [InlineData(NewXks, "https://xks-new.example.com", "new-xks")]
    [InlineData($"Update-KMSCustomKeyStore cks-8external {Xks}", "https://xks.example.com", "cks-8external")]
    public void A_proxy_that_has_another_credential_does_not_take_this_one(string script, string endpoint, string target)
    {
        Emulator.Proxies.Put(
            new XksProxy { XksProxyUriEndpoint = endpoint, AccessKeyId = AccessKeyId, RawSecretAccessKey = Secret[..^1] + "X" });

        AssertError("XksProxyIncorrectAuthenticationCredential", ErrorCategory.AuthenticationError, target, Shell.Run(script));
    }

    [Theory]
    [InlineData(NewXks, "https://xks-new.example.com")]
    [InlineData($"Update-KMSCustomKeyStore cks-8external {Xks}", "https://xks.example.com")]
    public void A_proxy_takes_the_credential_that_it_has(string script, string endpoint)
    {
        Emulator.Proxies.Put(new XksProxy { XksProxyUriEndpoint = endpoint, AccessKeyId = AccessKeyId, RawSecretAccessKey = Secret });

        Shell.Run(script).Clean();
    }

    private void Declare(string cluster, string lineage)
        => Emulator.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = cluster, BackupLineage = lineage });
}
