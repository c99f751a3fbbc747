#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.Loader;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// A load context that looks in its own folder first, so that it gets the versions it was built with whatever the
/// process has loaded already: every AWSSDK.Core 4.x has the same assembly version, and the first one loaded would win.
/// </summary>
internal sealed class DependencyLoader(string folder) : AssemblyLoadContext("KmsCustomKeyStore.Dependencies")
{
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

        string path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
