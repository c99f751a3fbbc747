using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KmsCustomKeyStore.PackageTests;

public sealed class ModuleTests(PackedModule package)
{
    [Fact]
    public void The_nuspec_says_what_the_manifest_says()
    {
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
        var manifest = Assert.Single(shell.AddCommand("Test-ModuleManifest").AddArgument(package.Manifest).Invoke<PSModuleInfo>());
        Assert.False(shell.HadErrors);
        var metadata = package.Metadata;

        Assert.Equal(manifest.Name, metadata["id"].Value);
        Assert.Equal(manifest.Version.ToString(), metadata["version"].Value);
        Assert.Equal(manifest.Author, metadata["authors"].Value);
        Assert.Equal(manifest.Description, metadata["description"].Value);
        Assert.Equal(manifest.Copyright, metadata["copyright"].Value);
        Assert.Equal(manifest.ProjectUri.OriginalString, metadata["projectUrl"].Value);
        Assert.Equal(manifest.LicenseUri.OriginalString, metadata["licenseUrl"].Value);
        Assert.Equal(manifest.IconUri.OriginalString, metadata["iconUrl"].Value);
        Assert.Equal(manifest.ReleaseNotes, metadata["releaseNotes"].Value);
        Assert.Equal("icon.png", metadata["icon"].Value);
        Assert.Equal(("expression", "Apache-2.0"), ((string?)metadata["license"].Attribute("type"), metadata["license"].Value));
        Assert.DoesNotContain("dependencies", metadata.Keys);
        string[] commandTags = [.. manifest.ExportedCmdlets.Keys.SelectMany(name => new[] { $"PSCmdlet_{name}", $"PSCommand_{name}" })];
        Assert.NotEmpty(commandTags);
        Assert.NotEmpty(manifest.Tags);
        string[] tags = ["PSModule", "PSIncludes_Cmdlet", .. manifest.Tags, .. commandTags];
        Assert.Equal(tags.Order(), metadata["tags"].Value.Split(' ').Order());
        Assert.Empty(manifest.CompatiblePSEditions.Select(edition => $"PSEdition_{edition}").Except(manifest.Tags));
    }

    [Fact]
    public async Task The_unpacked_package_is_a_module_that_works()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
        var stores = shell.AddScript("""
            Import-Module $args[0]
            Get-KMSCustomKeyStore -EndpointUrl $args[1] -Region eu-west-1 -AccessKey test -SecretKey test
            """).AddArgument(package.Manifest).AddArgument(emulator.Endpoint.ToString()).Invoke();

        Assert.Empty(shell.Streams.Error);
        Assert.Equal(
            BuiltInStores.All.Select(store => store.CustomKeyStoreName),
            stores.Select(store => (string?)store.Properties["CustomKeyStoreName"].Value));
        var context = Assert.Single(AssemblyLoadContext.All, context => context.Name == "KmsCustomKeyStore.Dependencies");
        Assert.Contains("AWSSDK.KeyManagementService", context.Assemblies.Select(assembly => assembly.GetName().Name));
        Assert.All(
            context.Assemblies.Append(((PSObject)stores[0]).BaseObject.GetType().Assembly),
            assembly => Assert.StartsWith(package.Folder, assembly.Location, StringComparison.Ordinal));
        string platform = RuntimeInformation.RuntimeIdentifier;
        string[] images = [.. context.Assemblies
            .Where(assembly => Path.GetFileName(Path.GetDirectoryName(assembly.Location)) == $"net10.0-{platform}")
            .Select(assembly => assembly.GetName().Name!)];
        Assert.Equal(ImageTests.Platforms.Contains(platform) ? ImageTests.Compiled.Order() : [], images.Order());
    }
}
