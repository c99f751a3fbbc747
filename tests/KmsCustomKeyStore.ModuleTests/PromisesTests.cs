using System.Text.RegularExpressions;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests;

/// <summary>A name of a test in docs/Promises.md leads to one class, as does any other name of a test class.</summary>
public sealed partial class PromisesTests
{
    private static readonly ILookup<string, string> _files = Directory.GetFiles(Repository.Tests, "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => TestClass().Matches(File.ReadAllText(file)).Select(name => (Name: name.Groups[1].Value, File: file)))
        .ToLookup(one => one.Name, one => Path.GetRelativePath(Repository.Tests, one.File));

    [Fact]
    public void Every_test_that_keeps_a_promise_is_there()
    {
        string[] named =
        [
            .. NamedTest().Matches(File.ReadAllText(Path.Combine(Repository.Docs, "Promises.md")))
                .Select(name => name.Groups[1].Value).Distinct(),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Single(_files[name]));
    }

    [Fact]
    public void No_two_test_classes_share_a_name()
    {
        Assert.NotEmpty(_files);
        Assert.All(_files, files => Assert.Single(files));
    }

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^public [\w ]*class (\w+Tests)\b", RegexOptions.Multiline)]
    private static partial Regex TestClass();
}
