using System.Reflection;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>The module as the build laid it out.</summary>
internal static class BuiltModule
{
    public static string Folder { get; } = typeof(BuiltModule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ModuleOutput").Value!;

    public static string Version => Path.GetFileName(Folder.TrimEnd('/', '\\'));

    public static string Manifest => Path.Combine(Folder, "KmsCustomKeyStore.psd1");
}
