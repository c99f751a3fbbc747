using System.Reflection;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.Tests;

/// <summary>A C# file of the repository, and the namespaces that it refers to.</summary>
internal sealed class SourceFile
{
    private static readonly Regex _namespace = new(@"^namespace ([\w.]+);", RegexOptions.Multiline);
    private static readonly Regex _using = new(@"^using (?:static |\w+ = )?([\w.]+);\r?$", RegexOptions.Multiline);
    private static readonly Regex _declaration = new(
        @"^(?:(?:public|internal|abstract|sealed|static|partial|readonly|file) )*(?:class|struct|interface|enum|record(?: struct)?) (\w+)",
        RegexOptions.Multiline);

    private SourceFile(string path, string name)
    {
        Name = name;
        Text = Regex.Replace(File.ReadAllText(path), "//.*", string.Empty);
        Namespace = _namespace.Match(Text).Groups[1].Value;
        Usings = [.. _using.Matches(Text).Cast<Match>().Select(match => match.Groups[1].Value)];
        Types = [.. _declaration.Matches(Text).Cast<Match>().Select(match => match.Groups[1].Value)];
    }

    public static string SourceFolder { get; } = Path.Combine(
        typeof(SourceFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "src");

    /// <summary>The path in the project, such as <c>Listing/NameFilter.cs</c>.</summary>
    public string Name { get; }

    /// <summary>The text without comments.</summary>
    public string Text { get; }

    public string Namespace { get; }

    public string[] Usings { get; }

    /// <summary>The types that the file declares.</summary>
    public string[] Types { get; }

    public static SourceFile[] Read(string project)
    {
        string folder = Path.Combine(SourceFolder, project);
        return [.. from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                   let name = path.Substring(folder.Length + 1).Replace('\\', '/')
                   where !IsBuilt(name)
                   select new SourceFile(path, name)];
    }

    /// <summary>Whether a path in a project is below a folder that a build makes.</summary>
    public static bool IsBuilt(string name) => name.Split('/').Any(part => part is "bin" or "obj");

    /// <summary>The namespaces of a project that the file refers to, besides its own.</summary>
    /// <remarks>
    /// An unneeded using is an error, so the usings are what the file needs. Two references need none: a type of an enclosing
    /// namespace, and a name that is written with its namespace.
    /// </remarks>
    public IEnumerable<string> References(SourceFile[] project)
    {
        var words = new HashSet<string>(Regex.Matches(Text, @"\w+").Cast<Match>().Select(match => match.Value), StringComparer.Ordinal);
        return from space in project.ToLookup(file => file.Namespace, file => file.Types)
               where space.Key != Namespace
               let types = space.SelectMany(names => names).ToArray()
               let lastName = space.Key.Substring(space.Key.LastIndexOf('.') + 1)
               where Usings.Any(used => used == space.Key || types.Any(type => used == $"{space.Key}.{type}"))
                   || (Namespace.StartsWith($"{space.Key}.", StringComparison.Ordinal) && types.Any(words.Contains))
                   || types.Any(type => words.Contains(type) && Text.Contains($"{lastName}.{type}"))
               select space.Key;
    }
}
