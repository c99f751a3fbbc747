using System.Diagnostics;
using System.Runtime.Loader;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Loading;

/// <summary>The module beside other assemblies and in several sessions.</summary>
public sealed class LoadingTests : ModuleTest
{
    [Fact]
    public void The_module_works_beside_an_older_AWS_SDK_that_was_loaded_first()
    {
        // The same assembly version in another file.
        var before = OlderAwsSdk.Core;

        Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration").Clean();

        var ours = Assert.Single(AssemblyLoadContext.All, context => context.Name == "KmsCustomKeyStore.Dependencies")
            .Assemblies.Single(assembly => assembly.GetName().Name == "AWSSDK.Core");
        Assert.Equal(before.GetName().Version, ours.GetName().Version);
        Assert.NotEqual(
            FileVersionInfo.GetVersionInfo(before.Location).FileVersion, FileVersionInfo.GetVersionInfo(ours.Location).FileVersion);
        Assert.StartsWith(Path.GetFullPath(BuiltModule.Folder), ours.Location, StringComparison.Ordinal);
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(before));
    }

    [Fact]
    public void The_cmdlet_assembly_refers_to_no_AWS_assembly()
    {
        Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration").Clean();
        var module = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "KmsCustomKeyStore");

        Assert.DoesNotContain(
            module.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("AWSSDK", StringComparison.Ordinal));
        Assert.StartsWith(Path.GetFullPath(BuiltModule.Folder), module.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Both_builds_are_laid_out_with_the_SDK_in_a_folder_of_its_own(string framework)
    {
        string bin = Path.Combine(BuiltModule.Folder, "bin", framework);

        Assert.Equal(["KmsCustomKeyStore.dll"], Directory.EnumerateFiles(bin).Select(Path.GetFileName));
        Assert.Contains("KmsCustomKeyStore.Aws.dll", Directory.EnumerateFiles(Path.Combine(bin, "dependencies")).Select(Path.GetFileName));
        Assert.Contains(
            "AWSSDK.KeyManagementService.dll", Directory.EnumerateFiles(Path.Combine(bin, "dependencies")).Select(Path.GetFileName));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(bin, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            name => name!.StartsWith("System.Management.Automation", StringComparison.Ordinal));
    }

    [Fact]
    public void Runspaces_side_by_side_each_have_a_working_module()
    {
        var names = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            using var shell = new ModuleShell(Emulator.Endpoint);
            return shell.Run("Get-KMSCustomKeyStore").Clean().Names;
        }).ToArray();

        Assert.All(names, list => Assert.Equal(BuiltInStores.All.Select(store => store.CustomKeyStoreName), list));
    }
}
