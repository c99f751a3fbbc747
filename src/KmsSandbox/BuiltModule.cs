using System.Reflection;

namespace KmsSandbox;

/// <summary>The module as the build left it under output/.</summary>
internal static class BuiltModule
{
    /// <summary>The full path of its manifest.</summary>
    /// <exception cref="SandboxException">It is not there.</exception>
    public static string FindManifest()
    {
        string path = Path.GetFullPath(typeof(BuiltModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "ModuleManifest").Value!);
        return File.Exists(path)
            ? path
            : throw new SandboxException($"The module is not at '{path}'. Build it: dotnet build src/KmsSandbox");
    }
}
