using System.Collections;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>An environment without any setting of AWS, with a home folder of its own; what was there comes back in the end.</summary>
internal sealed class TestEnvironment : IDisposable
{
    // They are what keeps the tests from the profiles of whoever runs them.
    private static readonly string[] _kept = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_EC2_METADATA_DISABLED"];

    private readonly Dictionary<string, string?> _before;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kms-module-tests-home-");

    public TestEnvironment()
    {
        _before = Names().ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (string name in Names().Except(_kept))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Set("HOME", _home.FullName);
        Set("USERPROFILE", _home.FullName);
        TestProfiles.Clear();
    }

    /// <summary>Sets a variable; null takes it away.</summary>
    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Writes a file under the home folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string path, string text)
    {
        string full = Path.Combine(_home.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        TestProfiles.Clear();
        _home.Delete(recursive: true);
    }

    private static List<string> Names()
        => [
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(pair => (string)pair.Key)
                .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)),
        ];
}
