using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Loading;

/// <summary>What the manifest exports, under which names.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly ModuleShell _shell = new(endpoint: null);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_manifest_exports_every_cmdlet_of_the_assembly_and_nothing_else()
    {
        var module = (PSModuleInfo)Assert.Single(_shell.Run("Get-Module KmsCustomKeyStore").Clean().Output).BaseObject;

        string[] cmdlets = [.. _shell.Run("[KmsCustomKeyStore.CustomKeyStore].Assembly.GetTypes()").Clean().Output
            .Select(item => (Type)item.BaseObject)
            .Select(type => type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>().SingleOrDefault())
            .OfType<CmdletAttribute>().Select(attribute => $"{attribute.VerbName}-{attribute.NounName}")];
        Assert.NotEmpty(cmdlets);
        Assert.Equal(cmdlets.Order(), module.ExportedCommands.Keys.Order());
        Assert.Equal(BuiltModule.Version, module.Version.ToString());
    }

    [Fact]
    public void The_module_is_found_by_the_folder_that_holds_its_version()
    {
        using var shell = new ModuleShell(endpoint: null);
        shell.Run(
            "Remove-Module KmsCustomKeyStore; Import-Module $args[0]",
            Path.GetDirectoryName(BuiltModule.Folder.TrimEnd('/', '\\'))).Clean();

        Assert.Equal([BuiltModule.Version], shell.Run("Get-Module KmsCustomKeyStore").Clean().All("Version"));
    }

    [Fact]
    public void A_prefix_and_the_module_name_both_lead_to_the_cmdlet()
    {
        Assert.Single(_shell.Run("KmsCustomKeyStore\\Get-KMSCustomKeyStore -GenerateCliSkeleton Input").Clean().Output);
        _shell.Run("Remove-Module KmsCustomKeyStore; Import-Module $args[0] -Prefix Our", BuiltModule.Manifest).Clean();
        Assert.Single(_shell.Run("Get-OurKMSCustomKeyStore -GenerateCliSkeleton Input").Clean().Output);
    }

    [Theory]
    [InlineData("CustomKeyStoreId", "Id")]
    [InlineData("CustomKeyStoreName", "Name")]
    [InlineData("ConnectionState", "State")]
    [InlineData("CustomKeyStoreType", "Type")]
    [InlineData("Limit", "MaxItems,PageSize")]
    [InlineData("Marker", "NextToken,StartingToken")]
    [InlineData("NoAutoIteration", "NoPaginate")]
    [InlineData("Region", "RegionToCall")]
    [InlineData("ProfileName", "StoredCredentials,AWSProfileName")]
    [InlineData("AccessKey", "AK")]
    [InlineData("SecretKey", "SK,SecretAccessKey")]
    [InlineData("SessionToken", "ST")]
    public void Parameters_have_the_aliases_that_scripts_use(string parameter, string aliases)
    {
        var command = (CommandInfo)Assert.Single(_shell.Run("Get-Command Get-KMSCustomKeyStore").Clean().Output).BaseObject;

        Assert.Equal(aliases.Split(','), command.Parameters[parameter].Aliases);
    }

    [Fact]
    public void Listing_all_is_the_default_and_an_id_is_the_first_argument()
    {
        var command = (CmdletInfo)Assert.Single(_shell.Run("Get-Command Get-KMSCustomKeyStore").Clean().Output).BaseObject;

        Assert.Equal("All", command.DefaultParameterSet);
        Assert.Equal(["All", "Id", "Name", "Skeleton"], command.ParameterSets.Select(set => set.Name).Order());
        var id = command.ParameterSets.Single(set => set.Name == "Id");
        Assert.Equal(0, id.Parameters.Single(parameter => parameter.Name == "CustomKeyStoreId").Position);
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -ConnectionState ", "CONNECTED,CONNECTING,FAILED,DISCONNECTED,DISCONNECTING")]
    [InlineData("Get-KMSCustomKeyStore -State dis", "DISCONNECTED,DISCONNECTING")]
    [InlineData("Get-KMSCustomKeyStore -State FAILED, con", "CONNECTED,CONNECTING")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreType ", "AWS_CLOUDHSM,EXTERNAL_KEY_STORE")]
    [InlineData("Get-KMSCustomKeyStore -Type 'ext", "EXTERNAL_KEY_STORE")]
    public void States_and_types_complete(string line, string completions)
        => Assert.Equal(
            completions.Split(','),
            _shell.Run("TabExpansion2 $args[0] $args[0].Length | ForEach-Object CompletionMatches", line).Clean().All("CompletionText"));
}
