using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>What the package says of the assemblies in it that are not ours.</summary>
public sealed partial class NoticesTests(PackedModule package)
{
    private static readonly string _restoredPackages = typeof(NoticesTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RestoredPackages").Value!;

    private string Text => File.ReadAllText(Path.Combine(package.Folder, "THIRD-PARTY-NOTICES.txt"));

    private IReadOnlyList<Entry> Entries => [.. EntryPattern().Matches(Text).Select(match => match.Groups).Select(
        part => new Entry(part["name"].Value, part["version"].Value, part["assemblies"].Value.Split(", "), part["licence"].Value))];

    private IEnumerable<string> TheirAssemblies => package.Assemblies("net8.0").Concat(package.Assemblies("net472"))
        .Where(path => !Path.GetFileName(path).StartsWith("KmsCustomKeyStore.", StringComparison.Ordinal));

    [Fact]
    public void Every_assembly_that_is_not_ours_has_an_entry_and_every_entry_an_assembly()
        => Assert.Equal(
            TheirAssemblies.Select(path => Path.GetFileName(path)).Distinct().Order(StringComparer.Ordinal),
            Entries.SelectMany(entry => entry.Assemblies).Order(StringComparer.Ordinal));

    // An assembly may have another version than its package, so the files are compared.
    [Fact]
    public void Every_assembly_is_of_the_version_in_its_entry()
        => Assert.All(TheirAssemblies.Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "dependencies"), path =>
        {
            string name = Path.GetFileName(path);
            var entry = Assert.Single(Entries, entry => entry.Assemblies.Contains(name));
            var restored = Directory.EnumerateFiles(Path.Combine(entry.Folder, "lib"), name, SearchOption.AllDirectories);
            Assert.Contains(restored, file => File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(path)));
        });

    [Fact]
    public void The_texts_of_all_licences_and_all_notices_of_the_packages_are_there()
    {
        Assert.All(Entries, entry => Assert.All(
            Directory.EnumerateFiles(entry.Folder).Where(file => TextPattern().IsMatch(Path.GetFileName(file))),
            file => Assert.Contains(TextOf(file), Text, StringComparison.Ordinal)));

        Assert.Contains(Entries, entry => entry.Licence == "Apache-2.0");
        Assert.Contains(TextOf(Path.Combine(PackedModule.RepositoryRoot, "LICENSE")), Text, StringComparison.Ordinal);
        Assert.All(Entries, entry => Assert.Matches($@"(?m)^Licence of .*\b{Regex.Escape(entry.Name)}(,|$)", Text));
    }

    [Fact]
    public async Task A_package_whose_licence_has_no_text_is_not_packed()
    {
        var folder = Directory.CreateTempSubdirectory("kms-package-tests-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "odd.nuspec"), """
                <package><metadata><id>Odd</id><version>1.0.0</version><license type="expression">Odd-1.0</license>
                <copyright>Somebody</copyright><projectUrl>https://example.com</projectUrl></metadata></package>
                """, TestContext.Current.CancellationToken);
            string list = Path.Combine(folder.FullName, "assemblies.txt");
            await File.WriteAllTextAsync(list, Path.Combine(folder.FullName, "Odd.dll"), TestContext.Current.CancellationToken);
            string program = Path.Combine(PackedModule.RepositoryRoot, "src", "Package", "bin", "Release", "net10.0", "Package.dll");
            var start = new ProcessStartInfo("dotnet", [program, "notices", Path.Combine(folder.FullName, "notices.txt"), list]);

            var failure = await Assert.ThrowsAsync<TrueException>(() => ProcessRun.RunAsync(start, TimeSpan.FromMinutes(1)));

            Assert.Contains("has no text of its licence, and src/Package has none of Odd-1.0", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string TextOf(string file) => File.ReadAllText(file).ReplaceLineEndings("\n").Trim();

    [GeneratedRegex("""
        ^(?<name>\S+)\ (?<version>\d\S*)\n
        \ {4}Assemblies:\ (?<assemblies>.+)\n
        \ {4}\S.*\n
        \ {4}Licence:\ (?<licence>\S+)\n
        \ {4}Project:\ https://\S+\n
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EntryPattern();

    [GeneratedRegex("^LICENSE|NOTICE", RegexOptions.IgnoreCase)]
    private static partial Regex TextPattern();

    private sealed record Entry(string Name, string Version, IReadOnlyList<string> Assemblies, string Licence)
    {
        /// <summary>Where NuGet restored the package.</summary>
#pragma warning disable CA1308 // NuGet's folders are in lower case.
        public string Folder => Path.Combine(_restoredPackages, Name.ToLowerInvariant(), Version);
#pragma warning restore CA1308
    }
}
