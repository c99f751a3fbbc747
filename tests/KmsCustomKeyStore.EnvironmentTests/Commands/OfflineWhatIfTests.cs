using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Commands;

/// <summary>-WhatIf where there is neither region nor credentials nor network.</summary>
public sealed class OfflineWhatIfTests : CredentialTest
{
    private readonly CapturingHost _host = new(width: 200, supportsColour: false);

    public static TheoryData<string, string> Scripts => new()
    {
        {
            "New-KMSCustomKeyStore one -CloudHsmClusterId cluster-2222222222a -KeyStorePassword somePassword7 "
            + "-TrustAnchorCertificate '-----BEGIN CERTIFICATE-----'",
            "Create the custom key store 'one'"
        },
        { "Connect-KMSCustomKeyStore cks-1", "Connect the custom key store 'cks-1'" },
        { "Connect-KMSCustomKeyStore cks-1 -Force -Wait", "Connect the custom key store 'cks-1'" },
        { "Disconnect-KMSCustomKeyStore cks-1", "Disconnect the custom key store 'cks-1'" },
        { "Update-KMSCustomKeyStore cks-1 -NewCustomKeyStoreName two", "Update the custom key store 'cks-1'" },
        { "Remove-KMSCustomKeyStore cks-1", "Remove the custom key store 'cks-1'" },
        { "[pscustomobject]@{ CustomKeyStoreName = 'one' } | Remove-KMSCustomKeyStore", "Remove the custom key store 'one'" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void WhatIf_needs_no_region_and_no_credentials_and_asks_nobody(string script, string text)
    {
        var instance = UseInstance();
        int before = instance.Requests.Count;

        Run($"{script} -WhatIf").Clean();

        Assert.Contains($"What if: {text}", _host.Text, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
        Assert.Equal(before, instance.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void WhatIf_needs_no_profile_that_is_there(string script, string text)
    {
        var instance = UseInstance();
        int before = instance.Requests.Count;

        Run($"{script} -ProfileName nobody -WhatIf").Clean();

        Assert.Contains($"What if: {text}", _host.Text, StringComparison.Ordinal);
        Assert.Equal(before, instance.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void WhatIf_names_the_region_that_the_environment_sets(string script, string text)
    {
        Settings.Set("AWS_REGION", "ap-south-1");

        Run($"{script} -WhatIf").Clean();

        Assert.Contains($"{text} in ap-south-1", _host.Text, StringComparison.Ordinal);
    }

    private protected override ModuleShell StartShell(Uri endpoint) => new(endpoint, _host);
}
