using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>Two modules that export a command of the same name.</summary>
public sealed class SameNameTests : BesideAwsToolsTest
{
    private const string Settings = " -Limit 1 -NoAutoIteration -Region eu-west-1 -AccessKey a -SecretKey s";

    [Fact]
    public void The_last_import_wins()
    {
        Assert.Equal([FirstName], Shell.Run("Get-KMSCustomKeyStore" + Settings).Clean().Names);

        Assert.Equal([StandIn.Name], Text($"{StandIn.Import} -Force; Get-KMSCustomKeyStore {Settings}"));
        Assert.Equal(
            [FirstName], Shell.Run($"Import-Module '{BuiltModule.Manifest}' -Force; Get-KMSCustomKeyStore {Settings}").Clean().Names);
    }

    [Fact]
    public void The_name_of_the_module_before_the_command_is_exact()
    {
        Assert.Equal([StandIn.Name], Text($@"{StandIn.Name}\Get-KMSCustomKeyStore {Settings}"));
        Assert.Equal([FirstName], Shell.Run($@"{StandIn.Import} -Force; KmsCustomKeyStore\Get-KMSCustomKeyStore {Settings}").Clean().Names);
    }

    [Fact]
    public void A_prefix_keeps_both()
    {
        Shell.Run($"Remove-Module KmsCustomKeyStore; Import-Module '{BuiltModule.Manifest}' -Prefix Own").Clean();

        Assert.Equal([FirstName], Shell.Run("Get-OwnKMSCustomKeyStore" + Settings).Clean().Names);
        Assert.Equal([StandIn.Name], Text("Get-KMSCustomKeyStore" + Settings));
    }

    [Fact]
    public void Removing_the_module_leaves_the_other_as_it_was()
    {
        Shell.Run("Remove-Module KmsCustomKeyStore").Clean();

        Assert.Equal([StandIn.Name], Text("Get-KMSCustomKeyStore" + Settings));
        Assert.Equal(["eu-north-1"], Text("Set-DefaultAWSRegion eu-north-1; $StoredAWSRegion"));
    }

    private IEnumerable<string?> Text(string script) => Shell.Run(script).Clean().Output.Select(item => item.ToString());
}
