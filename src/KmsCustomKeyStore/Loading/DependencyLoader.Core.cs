#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// A load context that looks in its own folder first, so that it gets the versions it was built with whatever the
/// process has loaded already: every AWSSDK.Core 4.x has the same assembly version, and the first one loaded would win.
/// What was compiled ahead for this runtime on this platform goes before the same in IL.
/// </summary>
internal sealed class DependencyLoader(string folder) : AssemblyLoadContext("KmsCustomKeyStore.Dependencies")
{
    // Images fit one major version of the runtime and one platform. The identifier is the one that the runtime was built for: on a
    // platform that has no images, musl among them, the folder does not exist.
    private readonly string _imageFolder = Path.Combine(folder, $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}");

    private static readonly Assembly _module = typeof(DependencyLoader).Assembly;

    /// <summary>Loads an assembly of the folder by its simple name.</summary>
    public Assembly Load(string simpleName) => LoadFromAssemblyName(new AssemblyName(simpleName));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The adapter has to see the very assembly that is asking for it, wherever that was loaded.
        if (assemblyName.Name == _module.GetName().Name)
        {
            return _module;
        }

        string file = assemblyName.Name + ".dll";
        return Array.Find([Path.Combine(_imageFolder, file), Path.Combine(folder, file)], File.Exists) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
