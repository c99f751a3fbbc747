using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>
/// Config and credentials files of the tests' own, so that no test sees the profiles of whoever runs it. The AWS SDK
/// looks once in a process where the files are, and only at files that exist: they are there before the first test.
/// </summary>
internal static class TestProfiles
{
    private static readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kms-module-tests-");

    public static string ConfigFile { get; } = Path.Combine(_folder.FullName, "config");

    public static string CredentialsFile { get; } = Path.Combine(_folder.FullName, "credentials");

    public static void Clear()
    {
        File.WriteAllText(ConfigFile, string.Empty);
        File.WriteAllText(CredentialsFile, string.Empty);
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Only test programs use this library, and each begins with one of its types.")]
    internal static void Use()
    {
        Clear();
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", CredentialsFile);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");

        // The engine shows no colours where the user wants none, and some tests look for them.
        Environment.SetEnvironmentVariable("NO_COLOR", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _folder.Delete(recursive: true);
    }
}
