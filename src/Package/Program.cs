namespace KmsCustomKeyStore.Package;

/// <summary>Writes the notices of the assemblies that the package takes from other packages.</summary>
internal static class Program
{
    /// <param name="args">The file to write, and a file that lists those assemblies, one path a line.</param>
    private static void Main(string[] args)
        => File.WriteAllText(args[0], ThirdPartyNotices.Of(RestoredPackage.OfAssemblies(File.ReadAllLines(args[1]))));
}
