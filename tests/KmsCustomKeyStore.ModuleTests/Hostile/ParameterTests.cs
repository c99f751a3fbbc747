using System.Diagnostics;
using KmsCustomKeyStore.ModuleTestKit.Hostile;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Hostile;

/// <summary>Whatever a parameter is given, the command ends soon, with what it was asked for or with an error that says why not.</summary>
public sealed class ParameterTests : ModuleTest
{
    private const string New =
        "New-KMSCustomKeyStore -Force -KeyStorePassword password -TrustAnchorCertificate '-----BEGIN CERTIFICATE-----'";
    private const string NewExternal =
        "New-KMSCustomKeyStore -Force -CustomKeyStoreName x -XksProxyConnectivity PUBLIC_ENDPOINT -XksProxyUriEndpoint "
        + "https://xks.example.com -XksProxyUriPath /kms/xks/v1";

    // A command that is left to itself ends in milliseconds; a bad pattern would take longer than the age of the sun.
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Commands => [
        "Get-KMSCustomKeyStore -CustomKeyStoreId $args[0]",
        "Get-KMSCustomKeyStore -CustomKeyStoreName $args[0]",
        "Get-KMSCustomKeyStore -ConnectionState $args[0]",
        "Get-KMSCustomKeyStore -CustomKeyStoreType $args[0]",
        "Get-KMSCustomKeyStore -Marker $args[0]",
        "Get-KMSCustomKeyStore -Select $args[0]",
        "Get-KMSCustomKeyStore -Select ('^' + $args[0])",
        "Get-KMSCustomKeyStore -Region $args[0]",
        "Get-KMSCustomKeyStore -ProfileName $args[0]",
        "Get-KMSCustomKeyStore -ProfileLocation $args[0]",
        "Get-KMSCustomKeyStore -EndpointUrl $args[0]",
        "Get-KMSCustomKeyStore -AccessKey $args[0]",
        "Get-KMSCustomKeyStore -Limit $args[0]",
        "Get-KMSCustomKeyStore -Credential $args[0]",
        "Get-KMSCustomKeyStore -GenerateCliSkeleton $args[0]",
        "$args[0] | Get-KMSCustomKeyStore",
        "[pscustomobject]@{ CustomKeyStoreName = $args[0] } | Get-KMSCustomKeyStore",
        "[pscustomobject]@{ CustomKeyStoreId = 'cks-1'; Region = $args[0] } | Get-KMSCustomKeyStore",
        "[pscustomobject]@{ CustomKeyStoreId = 'cks-1'; ProfileName = $args[0] } | Get-KMSCustomKeyStore",
        "[pscustomobject]@{ Limit = $args[0]; Marker = $args[0] } | Get-KMSCustomKeyStore",
        "@{ CustomKeyStoreId = $args[0]; CustomKeyStoreName = $args[0]; Limit = 1 } | Get-KMSCustomKeyStore",
        "Test-KMSCustomKeyStore -CustomKeyStoreName $args[0]",
        "Test-KMSCustomKeyStore -CustomKeyStoreName $args[0] -Quiet",
        "Test-KMSCustomKeyStore -CustomKeyStoreId $args[0]",
        "Connect-KMSCustomKeyStore $args[0] -Verbose",
        "Connect-KMSCustomKeyStore cks-1 -Region $args[0]",
        "[pscustomobject]@{ CustomKeyStoreName = $args[0] } | Connect-KMSCustomKeyStore -Force -Verbose",
        "Disconnect-KMSCustomKeyStore $args[0] -WhatIf",
        "Remove-KMSCustomKeyStore $args[0] -Force -Verbose",
        "Remove-KMSCustomKeyStore cks-1 -Force -Select $args[0]",
        "Wait-KMSCustomKeyStore $args[0] -TimeoutSec 1",
        "Wait-KMSCustomKeyStore cks-1 -ConnectionState $args[0]",
        "Update-KMSCustomKeyStore $args[0] -NewCustomKeyStoreName x",
        "Update-KMSCustomKeyStore cks-1 -NewCustomKeyStoreName $args[0] -Verbose -Force",
        "Update-KMSCustomKeyStore cks-1 -CloudHsmClusterId $args[0]",
        "Update-KMSCustomKeyStore cks-1 -KeyStorePassword $args[0]",
        "Update-KMSCustomKeyStore cks-1 -XksProxyVpcEndpointServiceName $args[0]",
        "Update-KMSCustomKeyStore cks-1 -XksProxyVpcEndpointServiceOwner $args[0]",
        $"{New} -CloudHsmClusterId cluster-aaaaaaaaaaa -CustomKeyStoreName $args[0] -Verbose",
        $"{New} -CustomKeyStoreName x -CloudHsmClusterId $args[0]",
        "New-KMSCustomKeyStore -Force -KeyStorePassword password -CloudHsmClusterId cluster-aaaaaaaaaaa -CustomKeyStoreName x "
        + "-TrustAnchorCertificate $args[0]",
        $"{NewExternal} -XksProxyAuthenticationCredential_AccessKeyId $args[0] -XksProxyAuthenticationCredential_RawSecretAccessKey "
        + "$args[0]",
        "New-KMSCustomKeyStore -Force -CustomKeyStoreName x -XksProxyConnectivity $args[0] -XksProxyUriEndpoint $args[0] -XksProxyUriPath "
        + "$args[0]",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_crashes_a_command(string command)
    {
        foreach (string text in HostileText.All)
        {
            var watch = Stopwatch.StartNew();

            var result = Shell.Run(command, text);

            string shown = $"{command} with {text[..Math.Min(text.Length, 20)]}";
            Assert.True(watch.Elapsed < _bound, $"{shown} took {watch.Elapsed}");
            foreach (var error in result.Terminating is null ? result.Errors : [.. result.Errors, result.Terminating])
            {
                string id = error.FullyQualifiedErrorId.Split(',')[0];
                bool isOurs = error.Exception.GetType().Name == "KmsException";
                Assert.True(
                    isOurs || error.Exception is System.Management.Automation.ParameterBindingException,
                    $"{shown}: {error.Exception.GetType()} {id}");
                Assert.NotEqual("UnexpectedFailure", id);
                if (isOurs)
                {
                    AssertQuiet(
                    shown,
                    [
                        error.ErrorDetails.Message, error.ErrorDetails.RecommendedAction, error.Exception.Message,
                        id, error.CategoryInfo.ToString(),
                    ]);
                }
            }

            AssertQuiet(shown, [.. result.Verbose, .. result.Warnings]);
        }

        Assert.Single(Shell.Run("Get-KMSCustomKeyStore -CustomKeyStoreName payments-hsm").Clean().Output);
    }

    private static void AssertQuiet(string command, IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Assert.False(HostileText.Steers(text), $"{command}: {text[..Math.Min(text.Length, 300)]}");
        }
    }
}
