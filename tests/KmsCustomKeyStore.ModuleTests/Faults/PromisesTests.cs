using System.Reflection;
using System.Text.RegularExpressions;

namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class PromisesTests
{
    [Fact]
    public void Every_test_that_keeps_a_promise_is_there()
    {
        string docs = typeof(PromisesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "DocsFolder").Value!;
        string[] named = [.. Regex.Matches(File.ReadAllText(Path.Combine(docs, "Promises.md")), @"`(\w+Tests)`").Select(name => name.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.NotEmpty(Directory.GetFiles(Path.Combine(docs, "..", "tests"), $"{name}.cs", SearchOption.AllDirectories)));
    }
}
