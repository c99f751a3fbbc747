using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>An update changes what was named and nothing else.</summary>
public sealed class UpdateKmsCustomKeyStoreTests : KeyStoreTest
{
    [Fact]
    public void A_piped_store_gives_its_id_and_nothing_else()
    {
        Shell.Run("Get-KMSCustomKeyStore cks-8external | Update-KMSCustomKeyStore -NewCustomKeyStoreName renamed").Clean();

        Assert.Equal("""{"CustomKeyStoreId":"cks-8external","NewCustomKeyStoreName":"renamed"}""", Assert.Single(Changes).Body);
    }

    [Theory]
    [InlineData("-NewCustomKeyStoreName renamed", "{\"CustomKeyStoreId\":\"cks-8external\",\"NewCustomKeyStoreName\":\"renamed\"}")]
    [InlineData("-XksProxyUriPath /other/kms/xks/v1", "{\"CustomKeyStoreId\":\"cks-8external\",\"XksProxyUriPath\":\"/other/kms/xks/v1\"}")]
    [InlineData(
        "-XksProxyUriEndpoint https://xks-other.example.com",
        "{\"CustomKeyStoreId\":\"cks-8external\",\"XksProxyUriEndpoint\":\"https://xks-other.example.com\"}")]
    public void Only_what_is_named_is_sent(string parameters, string body)
    {
        Shell.Run($"Update-KMSCustomKeyStore cks-8external {parameters}").Clean();

        Assert.Equal(body, Assert.Single(Changes).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Force")]
    [InlineData("-WhatIf")]
    public void Nothing_to_change_is_an_error_before_any_store_is_looked_at(string parameters)
    {
        var result = Shell.RunOrThrow($"Get-KMSCustomKeyStore -GenerateCliSkeleton Output | Update-KMSCustomKeyStore {parameters}");

        Assert.Equal("NothingToUpdate", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void An_empty_service_name_goes_over_the_wire_as_such()
    {
        Shell.Run(
            "Update-KMSCustomKeyStore cks-0private -XksProxyConnectivity PUBLIC_ENDPOINT "
            + "-XksProxyUriEndpoint https://xks-new.example.com -XksProxyVpcEndpointServiceName ''").Clean();

        Assert.Equal(
            """{"CustomKeyStoreId":"cks-0private","XksProxyConnectivity":"PUBLIC_ENDPOINT","""
            + """
            "XksProxyUriEndpoint":"https://xks-new.example.com","XksProxyVpcEndpointServiceName":""}
            """,
            Assert.Single(Changes).Body);
        Assert.Null(Emulator.Stores.Find("cks-0private")!.XksProxyConfiguration!.VpcEndpointServiceName);
    }

    [Theory]
    [InlineData("NewCustomKeyStoreName")]
    [InlineData("CloudHsmClusterId")]
    [InlineData("KeyStorePassword")]
    [InlineData("XksProxyConnectivity")]
    [InlineData("XksProxyUriEndpoint")]
    [InlineData("XksProxyUriPath")]
    [InlineData("XksProxyVpcEndpointServiceName")]
    [InlineData("XksProxyVpcEndpointServiceOwner")]
    [InlineData("XksProxyAuthenticationCredential_AccessKeyId")]
    [InlineData("XksProxyAuthenticationCredential_RawSecretAccessKey")]
    public void A_variable_that_is_not_set_changes_nothing(string parameter)
    {
        Assert.Equal("NothingToUpdate", Shell.RunOrThrow($"Update-KMSCustomKeyStore cks-8external -{parameter} $null").ErrorId);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void The_credential_of_a_proxy_can_be_given_as_one()
    {
        Emulator.Proxies.Put(
            new XksProxy { XksProxyUriEndpoint = "https://xks.example.com", AccessKeyId = AccessKeyId, RawSecretAccessKey = Secret });

        Shell.Run(
            "Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential $args[0]", Credential(AccessKeyId, Secret)).Clean();

        Assert.Equal(AccessKeyId, Emulator.Stores.Find("cks-8external")!.XksProxyConfiguration!.AccessKeyId);
    }

    [Fact]
    public void A_connectivity_in_small_letters_is_taken_for_what_it_means()
    {
        Shell.Run(
            "Update-KMSCustomKeyStore cks-8external -XksProxyConnectivity vpc_endpoint_service "
            + "-XksProxyUriEndpoint https://xks-new.example.com -XksProxyVpcEndpointServiceName "
            + "com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210 -XksProxyVpcEndpointServiceOwner 111122223333").Clean();

        Assert.Equal("VPC_ENDPOINT_SERVICE", Emulator.Stores.Find("cks-8external")!.XksProxyConfiguration!.Connectivity);
    }

    [Fact]
    public void A_password_that_kmsuser_cannot_have_is_warned_of_once_and_sent()
    {
        var result = Shell.Run("'cks-1disconnected', 'cks-2disconnected' | Update-KMSCustomKeyStore -KeyStorePassword 'canary-7!'");

        Assert.Empty(result.Errors);
        Assert.Equal(2, Changes.Count);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("other than letters and digits", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void PassThru_of_an_update_has_what_was_changed()
        => Assert.Equal(
            ["renamed"], Shell.Run("Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName renamed -PassThru").Clean().Names);
}
