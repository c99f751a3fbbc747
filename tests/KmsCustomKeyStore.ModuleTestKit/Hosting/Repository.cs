using System.Reflection;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>The folders of the source that tests read.</summary>
internal static class Repository
{
    private static readonly string _folder = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    /// <summary>The source of the help, and what is promised.</summary>
    public static string Docs { get; } = Path.Combine(_folder, "docs");

    /// <summary>The test projects.</summary>
    public static string Tests { get; } = Path.Combine(_folder, "tests");
}
