namespace KmsCustomKeyStore.Package;

/// <summary>The steps of packing that MSBuild and NuGet have nothing for.</summary>
internal static class Program
{
    /// <param name="args">
    /// <c>notices</c>, the file to write, and a file that lists the assemblies of other packages, one path a line; or
    /// <c>compress</c> and the package.
    /// </param>
    private static void Main(string[] args)
    {
        switch (args)
        {
            case ["notices", var file, var list]:
                File.WriteAllText(file, ThirdPartyNotices.Of(RestoredPackage.OfAssemblies(File.ReadAllLines(list))));
                break;
            case ["compress", var package]:
                SmallPackage.Replace(package);
                break;
            default:
                throw new ArgumentException($"There is no step '{string.Join(' ', args)}'.", nameof(args));
        }
    }
}
