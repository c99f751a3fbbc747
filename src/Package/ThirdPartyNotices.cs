namespace KmsCustomKeyStore.Package;

/// <summary>The file that says whose assemblies the package holds beside its own, and under which terms.</summary>
internal static class ThirdPartyNotices
{
    private const string Introduction =
        """
        THIRD-PARTY NOTICES

        KmsCustomKeyStore is licensed under the Apache License 2.0, see LICENSE. Its package also contains assemblies of the
        packages listed here, each under its own licence. The texts of the licences and the notices of those packages follow
        the list.

        The assemblies are unchanged, except in bin/net8.0/dependencies/net10.0-*: those are copies compiled ahead of time for
        one platform each.
        """;

    private static readonly string _rule = new('=', 100);

    /// <summary>The file's text.</summary>
    /// <param name="packages">The packages that assemblies are taken from.</param>
    public static string Of(IReadOnlyList<RestoredPackage> packages)
        => Introduction + "\n" + string.Concat(packages.Select(Entry))
            + Texts(packages, "Licence", package => package.LicenceText)
            + Texts(packages, "Notices", package => package.Notices);

    private static string Entry(RestoredPackage package)
        => $"""

            {package.Name} {package.Version}
                Assemblies: {string.Join(", ", package.Assemblies)}
                {package.Copyright}
                Licence: {package.Licence}
                Project: {package.Project}

            """;

    /// <summary>Each text once, under the names of all packages that have it.</summary>
    private static string Texts(IEnumerable<RestoredPackage> packages, string title, Func<RestoredPackage, string> text)
        => string.Concat(from package in packages
                         group package.Name by text(package) into same
                         where same.Key.Length > 0
                         select $"\n{_rule}\n{title} of {string.Join(", ", same)}\n{_rule}\n\n{same.Key}\n");
}
