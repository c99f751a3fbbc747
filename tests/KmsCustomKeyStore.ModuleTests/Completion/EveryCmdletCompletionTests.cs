using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Completion;

/// <summary>Completion of every cmdlet, where another module has registered completers for the parameter names of every command.</summary>
public sealed class EveryCmdletCompletionTests : IDisposable
{
    private const string Foreign = """
        Register-ArgumentCompleter -ParameterName Region -ScriptBlock { 'foreign-region' }
        Register-ArgumentCompleter -ParameterName ProfileName -ScriptBlock { 'foreign-profile' }
        """;

    private readonly ModuleShell _shell = new(endpoint: null, before: Foreign);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Regions_and_profiles_of_every_exported_cmdlet_are_the_modules_own()
    {
        string[] commands =
        [
            .. _shell.Run("(Get-Module KmsCustomKeyStore).ExportedCmdlets.Keys").Clean().Output.Select(item => (string)item.BaseObject),
        ];

        Assert.Equal(8, commands.Length);
        Assert.All(commands, command =>
        {
            Assert.Contains("eu-west-1", Complete($"{command} -Region eu-w"));
            Assert.Contains("eu-west-1", Complete($"{command} -RegionToCall eu-w"));
            Assert.DoesNotContain("foreign-region", Complete($"{command} -Region "));
            Assert.DoesNotContain("foreign-profile", Complete($"{command} -ProfileName "));
        });
    }

    [Theory]
    [InlineData("Wait-KMSCustomKeyStore cks-1 -ConnectionState ", "CONNECTED,CONNECTING,FAILED,DISCONNECTED,DISCONNECTING")]
    [InlineData("Wait-KMSCustomKeyStore cks-1 -State FAILED, dis", "DISCONNECTED,DISCONNECTING")]
    [InlineData("New-KMSCustomKeyStore new -CustomKeyStoreType ", "AWS_CLOUDHSM,EXTERNAL_KEY_STORE")]
    [InlineData("New-KMSCustomKeyStore new -Type ext", "EXTERNAL_KEY_STORE")]
    [InlineData("New-KMSCustomKeyStore new -XksProxyConnectivity ", "PUBLIC_ENDPOINT,VPC_ENDPOINT_SERVICE")]
    [InlineData("Update-KMSCustomKeyStore cks-1 -XksProxyConnectivity v", "VPC_ENDPOINT_SERVICE")]
    public void Values_that_KMS_names_complete(string line, string completions) => Assert.Equal(completions.Split(','), Complete(line));

    private IReadOnlyList<string> Complete(string line) => [
        .. _shell.Run("""
            $completion = [System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)
            $completion.CompletionMatches | ForEach-Object CompletionText
            """, line)
            .Clean().Output.Select(item => (string)item.BaseObject),
    ];
}
