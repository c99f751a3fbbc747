using System.Management.Automation;
using System.Text.Json;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>What a new store is made of.</summary>
public sealed class NewKmsCustomKeyStoreTests : KeyStoreTest
{
    private const string OtherCertificate = "-----BEGIN CERTIFICATE-----\nb3RoZXI=\n-----END CERTIFICATE-----";

    [Theory]
    [InlineData("$hsm.CustomKeyStoreName = 'new-hsm'; [pscustomobject]$hsm | New-KMSCustomKeyStore")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'new-hsm' } | New-KMSCustomKeyStore @hsm")]
    [InlineData("'new-hsm' | New-KMSCustomKeyStore @hsm")]
    [InlineData("New-KMSCustomKeyStore -Name new-hsm @hsm -CustomKeyStoreType aws_cloudhsm")]
    [InlineData(NewHsm)]
    public void A_CloudHSM_key_store_can_come_from_parameters_and_properties(string script)
    {
        Shell.Run(script).Clean();

        string certificate = JsonSerializer.Serialize(TestStores.Certificate).Replace("\\u002B", "+", StringComparison.Ordinal);
        Assert.Equal(
            """{"CloudHsmClusterId":"cluster-2222222222a","CustomKeyStoreName":"new-hsm","CustomKeyStoreType":"AWS_CLOUDHSM",""" + '"'
            + $$"""KeyStorePassword":"***","TrustAnchorCertificate":{{certificate}}}""",
            Assert.Single(Bodies).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$xks.CustomKeyStoreName = 'new-xks'; [pscustomobject]$xks | New-KMSCustomKeyStore")]
    [InlineData("$xks.CustomKeyStoreType = 'EXTERNAL_KEY_STORE'; " + NewXks)]
    [InlineData(NewXks)]
    public void An_external_key_store_can_come_from_parameters_and_properties(string script)
    {
        string id = (string)Assert.Single(Shell.Run(script).Clean().Output).BaseObject;

        var store = Emulator.Stores.Find(id)!;
        Assert.Equal("EXTERNAL_KEY_STORE", store.CustomKeyStoreType);
        Assert.Equal(
            new XksProxyConfiguration
            {
                Connectivity = "PUBLIC_ENDPOINT",
                AccessKeyId = AccessKeyId,
                UriEndpoint = "https://xks-new.example.com",
                UriPath = "/new/kms/xks/v1",
            },
            store.XksProxyConfiguration);
        Assert.DoesNotContain(Secret, Assert.Single(Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public void An_external_key_store_behind_a_service_has_its_name_and_owner()
    {
        Shell.Run("""
            $xks.XksProxyConnectivity = 'VPC_ENDPOINT_SERVICE'
            $vpc = @{
                XksProxyVpcEndpointServiceName = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210'
                XksProxyVpcEndpointServiceOwner = '111122223333'
            }
            New-KMSCustomKeyStore new-xks @xks @vpc
            """).Clean();

        var proxy = Emulator.Stores.FindByName("new-xks")!.XksProxyConfiguration!;
        Assert.Equal("com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210", proxy.VpcEndpointServiceName);
        Assert.Equal("111122223333", proxy.VpcEndpointServiceOwner);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'new-hsm' }")]
    [InlineData("@{ CloudHsmClusterId = 'cluster-2222222222a' }")]
    [InlineData("[System.IO.DirectoryInfo]::new('folder')")]
    public void An_object_without_a_name_makes_no_store_that_is_named_after_its_text(string input)
    {
        var result = Shell.Run($"{input} | New-KMSCustomKeyStore @hsm");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Neither_id_nor_state_of_a_piped_store_is_taken_over()
    {
        Shell.Run("""
            $copy = [pscustomobject]@{
                CustomKeyStoreId = 'cks-other'; CustomKeyStoreName = 'copy'; CustomKeyStoreType = 'AWS_CLOUDHSM'
                CloudHsmClusterId = 'cluster-2222222222a'; TrustAnchorCertificate = $certificate; ConnectionState = 'CONNECTED'
            }
            $copy | New-KMSCustomKeyStore -KeyStorePassword $password
            """).Clean();

        Assert.DoesNotContain("cks-other", Assert.Single(Bodies), StringComparison.Ordinal);
        Assert.Equal("DISCONNECTED", Emulator.Stores.FindByName("copy")!.ConnectionState);
    }

    [Fact]
    public void A_full_account_says_so()
    {
        Emulator.Settings = Emulator.Settings with { CustomKeyStoreQuota = TestStores.All.Count };

        var error = AssertError("LimitExceeded", ErrorCategory.LimitsExceeded, "new-hsm", Shell.Run($"{NewHsm} -MaximumRetryCount 2"));

        Assert.Contains("quota", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(Emulator.Requests, request => request.Operation == "CreateCustomKeyStore");
    }

    [Fact]
    public void A_certificate_of_another_cluster_is_refused()
    {
        Emulator.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "cluster-2222222222a", TrustAnchorCertificate = OtherCertificate });

        AssertError("IncorrectTrustAnchor", ErrorCategory.InvalidArgument, "new-hsm", Shell.Run(NewHsm));
    }

    [Theory]
    [InlineData(NewHsm)]
    [InlineData(NewXks)]
    public void A_new_store_is_written_as_its_id(string script)
    {
        string id = Assert.IsType<string>(Assert.Single(Shell.Run(script).Clean().Output).BaseObject);

        Assert.NotNull(Emulator.Stores.Find(id));
    }

    [Fact]
    public void A_new_store_without_an_id_is_an_error()
    {
        Answer(RawReply.Json("{}"));

        var result = Shell.Run($"{NewHsm} -MaximumRetryCount 0");

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void One_bad_record_does_not_end_the_creation_of_others()
    {
        var result = Shell.Run("""
            'one', 'archive-hsm', 'three' |
                ForEach-Object { [pscustomobject]@{ CustomKeyStoreName = $_; CloudHsmClusterId = "cluster-2222222222$($_[0])" } } |
                New-KMSCustomKeyStore -KeyStorePassword $password -TrustAnchorCertificate $certificate
            """);

        AssertError("CustomKeyStoreNameInUse", ErrorCategory.ResourceExists, "archive-hsm", result);
        Assert.Equal(2, result.Output.Count);
        Assert.NotNull(Emulator.Stores.FindByName("one"));
        Assert.NotNull(Emulator.Stores.FindByName("three"));
    }

    [Fact]
    public void A_character_that_takes_two_code_units_counts_once()
    {
        var result = Shell.Run("""
            $hsm.KeyStorePassword = [char]::ConvertFromUtf32(0x1F511) * 32
            New-KMSCustomKeyStore ([char]::ConvertFromUtf32(0x1F511) * 256) @hsm
            """);

        Assert.Empty(result.Errors);
        Assert.Single(Changes);
    }

    [Fact]
    public void A_password_that_kmsuser_cannot_have_is_warned_of_and_sent()
    {
        var result = Shell.Run("$hsm.KeyStorePassword = 'canary-7!'; " + NewHsm);

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Single(Changes);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("other than letters and digits", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", warning, StringComparison.Ordinal);
    }
}
