#if NETFRAMEWORK
using System.Reflection;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// Finds assemblies of a folder by their simple name, because .NET Framework has no load contexts. The versions need not be those
/// that the AWS SDK was compiled against. An assembly that the process has loaded already is used, too.
/// </summary>
internal sealed class DependencyLoader
{
    private readonly string _folder;

    public DependencyLoader(string folder)
    {
        _folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Loads an assembly from the folder by its simple name.</summary>
    public Assembly Load(string simpleName) => Assembly.LoadFrom(Path.Combine(_folder, simpleName + ".dll"));

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string path = Path.Combine(_folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
#endif
