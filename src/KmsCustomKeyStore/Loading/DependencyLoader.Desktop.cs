#if NETFRAMEWORK
using System.Reflection;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// The .NET Framework has no load contexts: assemblies of the folder are found by simple name, so that the versions
/// the AWS SDK was compiled against need not be the ones it is shipped with. An assembly that the process has loaded
/// already is not kept apart.
/// </summary>
internal sealed class DependencyLoader
{
    private readonly string _folder;

    public DependencyLoader(string folder)
    {
        _folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Loads an assembly of the folder by its simple name.</summary>
    public Assembly Load(string simpleName) => Assembly.LoadFrom(Path.Combine(_folder, simpleName + ".dll"));

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string path = Path.Combine(_folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
#endif
