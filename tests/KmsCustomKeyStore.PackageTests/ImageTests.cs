using System.Reflection.PortableExecutable;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>What is compiled ahead.</summary>
public sealed class ImageTests(PackedModule package)
{
    /// <summary>The assemblies that a first call loads.</summary>
    public static IReadOnlyList<string> Compiled { get; } = ["KmsCustomKeyStore.Aws", "AWSSDK.Core", "AWSSDK.KeyManagementService"];

    /// <summary>The runtime identifiers that have images.</summary>
    public static IReadOnlyList<string> Platforms { get; } = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64"];

    // A runtime knows an image of its own system by a machine that is xor'ed with a number of that system.
    [Theory]
    [InlineData("linux-x64", Machine.Amd64, 0x7B79)]
    [InlineData("linux-arm64", Machine.Arm64, 0x7B79)]
    [InlineData("win-x64", Machine.Amd64, 0)]
    [InlineData("win-arm64", Machine.Arm64, 0)]
    [InlineData("osx-arm64", Machine.Arm64, 0x4644)]
    public void Each_image_holds_code_for_its_platform(string platform, Machine machine, int system)
        => Assert.All(Compiled, name =>
        {
            string folder = Path.Combine(package.Folder, "bin", "net8.0", "dependencies", $"net10.0-{platform}");
            using var file = new PEReader(File.OpenRead(Path.Combine(folder, name + ".dll")));
            Assert.Equal((int)machine ^ system, (int)file.PEHeaders.CoffHeader.Machine);
            Assert.NotEqual(0, file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        });
}
