using System.Text.RegularExpressions;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class PromisesTests
{
    [Fact]
    public void Every_test_that_keeps_a_promise_is_there()
    {
        string[] named = [.. Regex.Matches(File.ReadAllText(Path.Combine(Repository.Docs, "Promises.md")), @"`(\w+Tests)`").Select(name => name.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.NotEmpty(Directory.GetFiles(Repository.Tests, $"{name}.cs", SearchOption.AllDirectories)));
    }
}
