using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Secrets;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.EnvironmentTests.Secrets;

/// <summary>No command writes a file, and no program that one starts is told a secret.</summary>
public sealed class WrittenSecretTests : CredentialTest
{
    private const string Canary = "canary/of/a/key/that/is/as/long/as/those/of/proxies";
    private const string Password = "canaryPassword7";
    private const string AccessKeyId = "CANARYACCESSKEYID234";

    /// <summary>Each cmdlet, and each way to be given secrets; <c>$args</c> holds a certificate.</summary>
    private const string Everything = $$"""
        $keys = @{ AccessKey = 'AKID'; SecretKey = '{{Canary}}'; SessionToken = '{{Canary}}' }
        $pair = [pscredential]::new('AKID', [System.Net.NetworkCredential]::new('', '{{Canary}}').SecurePassword)
        $hsm = @{ CloudHsmClusterId = 'cluster-2222222222a'; TrustAnchorCertificate = $args[0]; KeyStorePassword = '{{Password}}' }
        $xks = @{
            XksProxyConnectivity = 'PUBLIC_ENDPOINT'; XksProxyUriEndpoint = 'https://xks-new.example.com'
            XksProxyUriPath = '/new/kms/xks/v1'
            XksProxyAuthenticationCredential_AccessKeyId = '{{AccessKeyId}}'
            XksProxyAuthenticationCredential_RawSecretAccessKey = '{{Canary}}'
        }
        New-KMSCustomKeyStore new-hsm @hsm @keys
        New-KMSCustomKeyStore new-xks @xks -Credential $pair
        Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration @keys
        Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -ProfileName keys
        Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -ProfileName role
        Get-KMSCustomKeyStore -Name new-hsm @keys | Update-KMSCustomKeyStore -KeyStorePassword '{{Password}}' -ProfileName keys
        Get-KMSCustomKeyStore -Name new-hsm -Credential $pair | Connect-KMSCustomKeyStore -Wait @keys
        Get-KMSCustomKeyStore -Name new-hsm @keys | Wait-KMSCustomKeyStore -ConnectionState CONNECTED @keys
        Get-KMSCustomKeyStore -Name new-hsm @keys | Test-KMSCustomKeyStore @keys
        Get-KMSCustomKeyStore -Name new-hsm @keys | Disconnect-KMSCustomKeyStore -Wait -Force @keys
        Get-KMSCustomKeyStore -Name new-hsm @keys | Remove-KMSCustomKeyStore -Force @keys
        """;

    private protected override EmulatorOptions Options
        => new() { Settings = new EmulatorSettings { ConnectingSeconds = 0.1, DisconnectingSeconds = 0.1 } };

    [Fact]
    public async Task No_file_is_written()
    {
        using var sts = UseSts();
        WriteCredentials($"[keys]\naws_access_key_id = AKID\naws_secret_access_key = {Canary}\naws_session_token = {Canary}\n");
        WriteConfig("[profile role]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = keys\n");
        string folder = Path.GetDirectoryName(Settings.Write(Path.Combine("here", ".keep"), string.Empty))!;
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder;
            foreach (string name in (string[])["TMPDIR", "TEMP", "TMP"])
            {
                Settings.Set(name, folder);
            }

            using var watch = new FileWatch(Path.GetDirectoryName(folder)!);
            Run(Everything, TestStores.Certificate).Clean();

            Assert.Empty(await watch.EndAsync());
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void A_program_that_gives_credentials_is_told_no_secret()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there does a process show its command line and environment as files.");
        string told = Settings.Write("told", string.Empty);
        string program = Settings.Write(
            "keys.sh",
            $$"""
            cat /proc/$$/cmdline /proc/$$/environ /proc/$PPID/cmdline /proc/$PPID/environ >> '{{told}}'
            echo '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"{{Canary}}"}'
            """);
        WriteConfig($"[profile ops]\ncredential_process = sh {program}\n");

        Run(
            "New-KMSCustomKeyStore new -CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $args[0] -KeyStorePassword "
            + $"'{Password}' -ProfileName ops",
            TestStores.Certificate).Clean();

        Assert.Contains(program, File.ReadAllText(told), StringComparison.Ordinal);
        Assert.Empty(CanarySearch.Find(File.ReadAllText(told), Canary, Password));
    }

    private protected override ModuleShell StartShell(Uri endpoint) => new(null);

    private ShellResult Run(string script, string certificate)
        => Shell.Run(
            $"$PSDefaultParameterValues = @{{ '*:Region' = 'eu-west-1'; '*:EndpointUrl' = '{Emulator.Endpoint}' }}\n{script}", certificate);
}
