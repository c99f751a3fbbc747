#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// A load context that looks in its own folder first, so that it gets the versions that it was built with. Otherwise the AWS SDK that
/// another module has loaded would be used: all AWSSDK.Core 4.x have the same assembly version. Assemblies that were compiled ahead
/// for this runtime and platform are preferred.
/// </summary>
internal sealed class DependencyLoader(string folder) : AssemblyLoadContext("KmsCustomKeyStore.Dependencies")
{
    // Compiled images fit one major version of the runtime on one platform. On platforms without images, such as musl, the folder
    // does not exist.
    private readonly string _imageFolder = Path.Combine(folder, $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}");

    private static readonly Assembly _module = typeof(DependencyLoader).Assembly;

    /// <summary>Loads an assembly from the folder by its simple name.</summary>
    public Assembly Load(string simpleName) => LoadFromAssemblyName(new AssemblyName(simpleName));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The adapter has to use the assembly that is already running, wherever it was loaded from.
        if (assemblyName.Name == _module.GetName().Name)
        {
            return _module;
        }

        string file = assemblyName.Name + ".dll";
        string? path = Array.Find([Path.Combine(_imageFolder, file), Path.Combine(folder, file)], File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }
}
#endif
