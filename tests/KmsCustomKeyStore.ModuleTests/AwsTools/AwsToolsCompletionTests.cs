using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>Completion where another module has registered completers for the parameter names of every command.</summary>
public sealed class AwsToolsCompletionTests : BesideAwsToolsTest
{
    private const string ForeignAgain = """
        Register-ArgumentCompleter -ParameterName Region -ScriptBlock { 'foreign-region-2' }
        Register-ArgumentCompleter -ParameterName ProfileName -ScriptBlock { 'foreign-profile-2' }
        """;

    private static readonly string _prefixed = $"Remove-Module KmsCustomKeyStore; Import-Module '{BuiltModule.Manifest}' -Prefix Own";

    public static TheoryData<string, string> Sessions => new()
    {
        { string.Empty, "Get-KMSCustomKeyStore" },
        { ForeignAgain, "Get-KMSCustomKeyStore" },
        { string.Empty, @"KmsCustomKeyStore\Get-KMSCustomKeyStore" },
        { ForeignAgain, @"KmsCustomKeyStore\Get-KMSCustomKeyStore" },
        { $"{StandIn.Import} -Force", @"KmsCustomKeyStore\Get-KMSCustomKeyStore" },
    };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Regions_are_the_modules_own(string before, string command)
    {
        foreach (string parameter in (string[])["Region", "RegionToCall"])
        {
            var offered = Complete(before, $"{command} -{parameter} eu-");

            Assert.Contains("eu-west-1", offered);
            Assert.All(offered, name => Assert.StartsWith("eu-", name, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Profiles_are_the_modules_own(string before, string command)
    {
        foreach (string parameter in (string[])["ProfileName", "StoredCredentials", "AWSProfileName"])
        {
            var offered = RunWithProfiles($$"""
                {{before}}
                $line = "{{command}} -ProfileLocation '$($args[0])' -{{parameter}} "
                [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
                """).Clean();

            Assert.Equal(["ops"], offered.Output.Select(item => item.BaseObject));
        }
    }

    [Fact]
    public void A_second_region_is_completed_too()
        => Assert.Contains("eu-west-1", Complete(string.Empty, "Get-KMSCustomKeyStore -Region us-east-1, eu-"));

    [Fact]
    public void A_prefix_keeps_completion()
    {
        using var shell = new ModuleShell(endpoint: null);

        Assert.Contains("eu-west-1", Complete(shell, _prefixed, "Get-OwnKMSCustomKeyStore -Region eu-"));
    }

    [Theory]
    [InlineData("Set-DefaultAWSRegion -Region ", "foreign-region-1")]
    [InlineData("Set-AWSCredential -ProfileName ", "foreign-profile")]
    public void Other_commands_keep_the_completers_of_the_other_module(string line, string offered)
        => Assert.Equal([offered], Complete(string.Empty, line));

    private IReadOnlyList<string> Complete(string before, string line) => Complete(Shell, before, line);

    private static IReadOnlyList<string> Complete(ModuleShell shell, string before, string line) => [
        .. shell.Run($$"""
            {{before}}
            $completion = [System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)
            $completion.CompletionMatches | ForEach-Object CompletionText
            """, line).Clean().Output.Select(item => (string)item.BaseObject),
    ];
}
