using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KmsCustomKeyStore.PackageTests;

public sealed class ContentTests(PackedModule package)
{
    /// <summary>What NuGet adds to every package.</summary>
    private static readonly string[] _envelope = ["[Content_Types].xml", "_rels/.rels", "KmsCustomKeyStore.nuspec"];

    [Fact]
    public void The_package_holds_what_runs_and_nothing_else()
    {
        string[] help = [.. Directory.EnumerateFiles(Path.Combine(PackedModule.RepositoryRoot, "en-US"))
            .Select(file => $"en-US/{Path.GetFileName(file)}")];
        Assert.Contains("en-US/about_KmsCustomKeyStore_AWSTools.help.txt", help);
        string[] both =
        [
            "KmsCustomKeyStore.dll", "dependencies/KmsCustomKeyStore.Aws.dll", "dependencies/AWSSDK.Core.dll",
            "dependencies/AWSSDK.Extensions.Numerics.dll", "dependencies/AWSSDK.KeyManagementService.dll",
            "dependencies/AWSSDK.SecurityToken.dll", "dependencies/AWSSDK.SSO.dll", "dependencies/AWSSDK.SSOOIDC.dll",
            "dependencies/System.IO.Hashing.dll",
        ];
        string[] framework =
        [
            "Microsoft.Bcl.AsyncInterfaces", "System.Buffers", "System.Memory", "System.Numerics.Vectors",
            "System.Runtime.CompilerServices.Unsafe", "System.Text.Encodings.Web", "System.Text.Json", "System.Threading.Tasks.Extensions",
            "System.ValueTuple",
        ];

        string[] files = [.. Directory.EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(package.Folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("package/services/metadata/", StringComparison.Ordinal))];

        string[] expected =
        [
            "KmsCustomKeyStore.psd1", "KmsCustomKeyStore.Format.ps1xml", "KmsCustomKeyStore.Types.ps1xml", "LICENSE",
            "THIRD-PARTY-NOTICES.txt", "icon.png", .. help, .. _envelope,
            .. both.Select(file => $"bin/net8.0/{file}"),
            .. both.Select(file => $"bin/net472/{file}"),
            .. from platform in ImageTests.Platforms
               from name in ImageTests.Compiled
               select $"bin/net8.0/dependencies/net10.0-{platform}/{name}.dll",
            .. framework.Select(name => $"bin/net472/dependencies/{name}.dll"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_one_small_file_named_by_its_version()
    {
        var file = Assert.Single(package.Packages);

        Assert.Equal($"KmsCustomKeyStore.{package.Metadata["version"].Value}.nupkg", file.Name);
        Assert.InRange(file.Length, 1, 11_240_000);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Every_assembly_is_optimised(string framework)
        => Assert.All(package.Assemblies(framework), path => Assert.DoesNotContain(
            DebuggingModes(path),
            modes => modes.HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations)));

    // PowerShell 7.4, the oldest that the module is for, runs on .NET 8.
    [Fact]
    public void What_the_assemblies_for_PowerShell_7_refer_to_is_in_the_package_or_in_dotnet_8()
    {
        string[] ours = [.. package.Assemblies("net8.0").Select(Path.GetFileNameWithoutExtension)!];
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        var theirs = References("net8.0")
            .Where(reference => !ours.Contains(reference.Name) && reference.Name != "System.Management.Automation");
        Assert.All(theirs, reference =>
        {
            Assert.True(File.Exists(Path.Combine(runtime, reference.Name + ".dll")), reference.Name);
            Assert.InRange(reference.Version.Major, 0, 8);
        });
    }

    [Fact]
    public void What_the_assemblies_for_Windows_PowerShell_refer_to_is_in_the_package_or_in_dotnet_Framework()
    {
        string[] ours = [.. package.Assemblies("net472").Select(Path.GetFileNameWithoutExtension)!];

        string[] theirs =
        [
            "mscorlib", "netstandard", "System", "System.Configuration", "System.Core", "System.Management.Automation", "System.Net.Http",
            "System.Numerics", "System.Runtime.Serialization", "System.Xml", "System.Xml.Linq",
            // AWSSDK.Core has it for signatures over several regions at once, which KMS does not take; its own package leaves it out.
            "System.Formats.Asn1",
        ];

        Assert.Empty(References("net472").Select(reference => reference.Name).Except([.. ours, .. theirs]));
    }

    private static IEnumerable<DebuggableAttribute.DebuggingModes> DebuggingModes(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is
                    { Kind: HandleKind.TypeReference } parent
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == nameof(DebuggableAttribute))
            {
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                yield return (DebuggableAttribute.DebuggingModes)value.ReadInt32();
            }
        }
    }

    private IEnumerable<(string Name, Version Version)> References(string framework)
    {
        foreach (string path in package.Assemblies(framework))
        {
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                yield return (metadata.GetString(reference.Name), reference.Version);
            }
        }
    }
}
