using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>-WhatIf sends nothing, whatever else is said.</summary>
public sealed class WhatIfTests : KeyStoreTest
{
    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void Nothing_is_sent(string script)
    {
        Assert.Empty(Shell.Run($"{script} -WhatIf -PassThru").Clean().Output);
        Assert.Empty(Emulator.Requests);
        Assert.Contains("What if: ", Host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void Force_does_not_override_it(string script)
    {
        Shell.Run($"{script} -WhatIf -Force").Clean();
        Shell.Run($"$WhatIfPreference = $true; {script} -Force; $WhatIfPreference = $false").Clean();
        Shell.Run(
            $"function Test-Change {{ [CmdletBinding(SupportsShouldProcess)] param() {script} -Force }}; Test-Change -WhatIf").Clean();

        Assert.Empty(Emulator.Requests);
        Assert.Equal(3, Host.Lines.Count(line => line.StartsWith("What if: ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void A_preference_can_be_overridden(string script)
    {
        Shell.Run($"$WhatIfPreference = $true; {script} -WhatIf:$false -Force; $WhatIfPreference = $false").Clean();

        Assert.Single(Changes);
    }

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected -Wait")]
    [InlineData("Disconnect-KMSCustomKeyStore cks-4connected -Wait")]
    [InlineData("Connect-KMSCustomKeyStore cks-5failed -Force -Wait")]
    public void Nothing_is_waited_for(string script)
    {
        Shell.Run($"{script} -WhatIf").Clean();

        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData(ChangeScripts.New, "Create the custom key store 'new-hsm' in eu-west-1: AWS_CLOUDHSM, cluster-2222222222a.")]
    [InlineData(
        NewXks, "Create the custom key store 'new-xks' in eu-west-1: EXTERNAL_KEY_STORE, https://xks-new.example.com/new/kms/xks/v1.")]
    [InlineData(
        ChangeScripts.Connect,
        "Connect the custom key store 'cks-1disconnected' in eu-west-1. The KMS keys in it can be used once it is CONNECTED.")]
    [InlineData(
        ChangeScripts.Disconnect,
        "Disconnect the custom key store 'cks-4connected' in eu-west-1. The KMS keys in it, and whatever they encrypt, cannot be used "
        + "until it is connected again.")]
    [InlineData(ChangeScripts.Update, "Update the custom key store 'cks-1disconnected' in eu-west-1: NewCustomKeyStoreName 'renamed'.")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword $password",
        "Update the custom key store 'cks-1disconnected' in eu-west-1: KeyStorePassword.")]
    [InlineData(
        "Update-KMSCustomKeyStore cks-0private -XksProxyConnectivity public_endpoint -XksProxyUriEndpoint https://xks-new.example.com "
        + "-XksProxyVpcEndpointServiceName ''",
        "Update the custom key store 'cks-0private' in eu-west-1: XksProxyConnectivity 'PUBLIC_ENDPOINT', "
        + "XksProxyUriEndpoint 'https://xks-new.example.com', no XksProxyVpcEndpointServiceName.")]
    [InlineData(
        ChangeScripts.Remove,
        "Remove the custom key store 'cks-1disconnected' in eu-west-1. It cannot be brought back; all KMS keys in it must be gone. What "
        + "backs it, a CloudHSM cluster or an external key manager, stays.")]
    [InlineData(
        "[pscustomobject]@{ CustomKeyStoreId = 'cks-1'; CustomKeyStoreName = 'one' } | Remove-KMSCustomKeyStore",
        "Remove the custom key store 'one' (cks-1) in eu-west-1. ")]
    [InlineData(
        "[pscustomobject]@{ CustomKeyStoreName = 'one' } | Remove-KMSCustomKeyStore", "Remove the custom key store 'one' in eu-west-1. ")]
    public void It_says_what_would_be_done_where_and_to_what(string script, string text)
    {
        Shell.Run($"{script} -WhatIf").Clean();

        Assert.Contains($"What if: {text}", Host.Text, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void The_region_of_a_piped_object_is_the_one_that_is_named()
    {
        Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            [pscustomobject]@{ CustomKeyStoreId = 'cks-1'; Region = 'us-west-2' } | Connect-KMSCustomKeyStore -WhatIf
            """).Clean();

        Assert.Contains("'cks-1' in us-west-2.", Host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "New-KMSCustomKeyStore new-hsm -CloudHsmClusterId cluster-0123456789a -KeyStorePassword $password -TrustAnchorCertificate "
        + "$certificate",
        "InvalidValue")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -CloudHsmClusterId cluster-0123456789a", "InvalidValue")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected", "NothingToUpdate")]
    [InlineData("5 | Connect-KMSCustomKeyStore", "InvalidInputObject")]
    [InlineData("Remove-KMSCustomKeyStore ('x' * 65)", "InvalidLength")]
    public void A_value_that_cannot_be_used_is_an_error_all_the_same(string script, string errorId)
    {
        Assert.Equal(errorId, Shell.Run($"{script} -WhatIf").ErrorId);
        Assert.DoesNotContain("What if", Host.Text, StringComparison.Ordinal);
    }
}
