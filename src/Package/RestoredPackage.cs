using System.Diagnostics;
using System.Xml.Linq;

namespace KmsCustomKeyStore.Package;

/// <summary>A package as NuGet restored it, and what it says of its licence.</summary>
internal sealed record RestoredPackage(string Name, string Version, IReadOnlyList<string> Assemblies)
{
    private static readonly EnumerationOptions _anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>The licence's identifier, or the address of its text in packages older than identifiers.</summary>
    public required string Licence { get; init; }

    /// <summary>Who holds the copyright: the package says so, or else its assembly does.</summary>
    public required string Copyright { get; init; }

    /// <summary>The address of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The text of the licence: the package's own, or else the standard one.</summary>
    public required string LicenceText { get; init; }

    /// <summary>What the package itself says of the work of others in it; empty if it says nothing.</summary>
    public required string Notices { get; init; }

    /// <summary>The packages that assemblies come from, in the order of their names.</summary>
    /// <param name="paths">The assemblies, where NuGet restored them.</param>
    public static IReadOnlyList<RestoredPackage> OfAssemblies(IEnumerable<string> paths)
        => [.. paths.GroupBy(FolderOf).Select(package => Read(package.Key, [.. package]))
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];

    private static string FolderOf(string assembly)
    {
        string? folder = Path.GetDirectoryName(assembly);
        while (folder is not null && Directory.GetFiles(folder, "*.nuspec").Length == 0)
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidDataException($"{assembly} is in no package.");
    }

    private static RestoredPackage Read(string folder, IReadOnlyList<string> assemblies)
    {
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!
            .Elements().Single(element => element.Name.LocalName == "metadata").Elements().ToLookup(element => element.Name.LocalName);
        string? Value(string name) => metadata[name].FirstOrDefault()?.Value;

        // The value of a licence that is a file is the name of that file.
        bool identified = (string?)metadata["license"].FirstOrDefault()?.Attribute("type") == "expression";
        string licence = (identified ? Value("license") : Value("licenseUrl")) ?? throw Lacks(folder, "licence");
        return new RestoredPackage(
            Value("id") ?? throw Lacks(folder, "id"),
            Value("version") ?? throw Lacks(folder, "version"),
            [.. assemblies.Select(path => Path.GetFileName(path)).Distinct().Order(StringComparer.Ordinal)])
        {
            Licence = licence,
            Copyright = Value("copyright") ?? FileVersionInfo.GetVersionInfo(assemblies[0]).LegalCopyright
                ?? throw Lacks(folder, "holder of the copyright"),
            Project = Value("projectUrl") ?? throw Lacks(folder, "address of its project"),
            LicenceText = TextOf(folder, "LICENSE*") is { Length: > 0 } own ? own : StandardText(licence, folder),
            Notices = TextOf(folder, "*NOTICE*"),
        };
    }

    private static string TextOf(string folder, string pattern)
        => string.Join("\n\n", Directory.GetFiles(folder, pattern, _anyCase).Order(StringComparer.Ordinal).Select(Tidy));

    private static string Tidy(string file) => File.ReadAllText(file).ReplaceLineEndings("\n").Trim();

    private static string StandardText(string licence, string folder)
    {
        using var text = typeof(RestoredPackage).Assembly.GetManifestResourceStream(licence)
            ?? throw new InvalidDataException($"{folder} has no text of its licence, and src/Package has none of {licence}.");
        using var reader = new StreamReader(text);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }

    private static InvalidDataException Lacks(string folder, string what) => new($"The package in {folder} names no {what}.");
}
