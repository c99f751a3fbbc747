using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(KmsCustomKeyStore.PackageTests.PackedModule))]

namespace KmsCustomKeyStore.PackageTests;

/// <summary>The package, made by <c>dotnet pack</c> as anybody makes it, and unpacked as it is installed.</summary>
public sealed class PackedModule : IAsyncLifetime
{
    private static readonly string _workFolder = Path.Combine(AppContext.BaseDirectory, "packed");

    /// <summary>The root of the repository.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(typeof(PackedModule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);

    /// <summary>The files that packing made.</summary>
    public IReadOnlyList<FileInfo> Packages { get; private set; } = [];

    /// <summary>Where the package is unpacked.</summary>
    public string Folder { get; } = Path.Combine(_workFolder, "module");

    /// <summary>The module as the build laid it out to be packed.</summary>
    public string Layout { get; } = Path.Combine(_workFolder, "layout");

    /// <summary>The module's manifest.</summary>
    public string Manifest => Path.Combine(Folder, "KmsCustomKeyStore.psd1");

    /// <summary>The nuspec's metadata by name.</summary>
    public IReadOnlyDictionary<string, XElement> Metadata => XDocument.Load(Path.Combine(Folder, "KmsCustomKeyStore.nuspec")).Root!
        .Elements().Single(element => element.Name.LocalName == "metadata").Elements().ToDictionary(element => element.Name.LocalName);

    /// <summary>The assemblies of one framework.</summary>
    /// <param name="framework">The framework, such as <c>net8.0</c>.</param>
    public IReadOnlyList<string> Assemblies(string framework)
        => Directory.GetFiles(Path.Combine(Folder, "bin", framework), "*.dll", SearchOption.AllDirectories);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(_workFolder))
        {
            Directory.Delete(_workFolder, recursive: true);
        }

        string output = Path.Combine(_workFolder, "output");
        // The build lays the module out too: elsewhere, because tests at work beside these have loaded what is in output/.
        // No build server may outlive the tests: it would hold their output open, and the test run with it.
        string[] pack =
        [
            "pack", Path.Combine(RepositoryRoot, "src", "Package"), "--output", output, $"-p:ModuleOutput={Layout}/",
            "--disable-build-servers",
            // The analyzers have seen this code when the solution was built.
            "-p:RunAnalyzers=false",
        ];
        await ProcessRun.RunAsync(new ProcessStartInfo("dotnet", pack), TimeSpan.FromMinutes(10));
        Packages = new DirectoryInfo(output).GetFiles();
        await ZipFile.ExtractToDirectoryAsync(Assert.Single(Packages).FullName, Folder);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
