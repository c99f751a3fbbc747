using System.IO.Compression;

namespace KmsCustomKeyStore.Benchmarks.Machine;

/// <summary>The module as it is installed.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="PackageSize">The bytes of its package, where one was made.</param>
internal sealed record PackedModule(string Manifest, long? PackageSize)
{
    /// <summary>Packs it for release and unpacks it beside this program.</summary>
    /// <exception cref="BenchmarkException">It cannot be packed.</exception>
    public static PackedModule Make(string repositoryRoot)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "packed");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        string packages = Path.Combine(folder, "packages");
        if (Executable.Read(
            "dotnet", "pack", Path.Combine(repositoryRoot, "src", "Package"), "--output", packages,
            $"-p:ModuleOutput={Path.Combine(folder, "layout")}/", "--disable-build-servers") is null)
        {
            throw new BenchmarkException("The module cannot be packed. Run this to see why: dotnet pack src/Package");
        }

        string package = Directory.GetFiles(packages).Single();
        string module = Path.Combine(folder, "KmsCustomKeyStore");
        ZipFile.ExtractToDirectory(package, module);
        return new PackedModule(Path.Combine(module, "KmsCustomKeyStore.psd1"), new FileInfo(package).Length);
    }
}
