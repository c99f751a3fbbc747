using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.AwsTools;

/// <summary>
/// AWS.Tools.Common is installed and not imported: it takes seconds to load, so nothing here may cause it to. The module
/// path belongs to the process, so nothing else may run meanwhile.
/// </summary>
public sealed class AutoLoadingTests : ModuleTest, IAsyncLifetime
{
    private const string Keys = " -Limit 1 -NoAutoIteration -Region eu-west-1 -AccessKey a -SecretKey s";

    private readonly string? _modulePath = Environment.GetEnvironmentVariable("PSModulePath");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kms-autoloading-");

    public AutoLoadingTests()
    {
        var module = _folder.CreateSubdirectory("AWS.Tools.Common");
        File.WriteAllText(Path.Combine(module.FullName, "AWS.Tools.Common.psm1"), """
            $global:IsOtherModuleLoaded = $true
            function Get-AWSCredential { 'a credential' }
            function Set-AWSCredential { }
            function Get-DefaultAWSRegion { }
            """);
        File.WriteAllText(Path.Combine(module.FullName, "AWS.Tools.Common.psd1"), """
            @{
                RootModule = 'AWS.Tools.Common.psm1'; ModuleVersion = '5.0.0'; GUID = 'd9dc4fa6-7b0a-4e0c-9e6e-3c8a5b1d7c42'
                FunctionsToExport = @('Get-AWSCredential', 'Set-AWSCredential', 'Get-DefaultAWSRegion')
                CmdletsToExport = @(); AliasesToExport = @(); VariablesToExport = @()
            }
            """);
    }

    private protected override ModuleShell StartShell(Uri endpoint)
    {
        var shell = new ModuleShell(endpoint: null);
        shell.Run("$PSDefaultParameterValues['Get-KMSCustomKeyStore:EndpointUrl'] = $args[0]", endpoint.ToString()).Clean();
        return shell;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        Environment.SetEnvironmentVariable("PSModulePath", _modulePath);
        _folder.Delete(recursive: true);
        await DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("$StoredAWSCredentials = $null; $StoredAWSRegion = $null; ")]
    [InlineData("$StoredAWSCredentials = 'ops'; $StoredAWSRegion = 'eu-north-1'; ")]
    public void Nothing_the_module_does_loads_it(string variables)
    {
        var result = Shell.Run($$"""
            $env:PSModulePath = $args[0]
            {{variables}}
            Get-KMSCustomKeyStore {{Keys}}
            Get-KMSCustomKeyStore -Region eu-west-1 -Credential 42
            foreach ($line in 'Get-KMSCustomKeyStore -Region eu-', 'Get-KMSCustomKeyStore -ProfileName ') {
                $null = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
            }
            """, _folder.FullName);

        Assert.Single(result.Names);
        Assert.Equal("InvalidCredential", result.ErrorId);
        Assert.Equal(["False"], Text("$null -ne $ExecutionContext.SessionState.PSVariable.Get('IsOtherModuleLoaded')"));

        // Had anything named a command of it, it would have been loaded.
        Assert.Equal(["a credential", "True"], Text("Get-AWSCredential; $IsOtherModuleLoaded"));
    }

    private IEnumerable<string?> Text(string script) => Shell.Run(script).Clean().Output.Select(item => item.ToString());
}
