using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>A test in a session that imported the stand-in first. The session knows the endpoint, and no region or keys.</summary>
public abstract class BesideAwsToolsTest : ModuleTest
{
    /// <summary>One request, whatever it is for.</summary>
    private protected const string OnePage = "Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration";

    private protected static string FirstId => BuiltInStores.All[0].CustomKeyStoreId;

    private protected static string FirstName => BuiltInStores.All[0].CustomKeyStoreName;

    private protected static IReadOnlyList<string> AllNames { get; } = [.. BuiltInStores.All.Select(store => store.CustomKeyStoreName)];

    /// <summary>The access key ids of the requests, in the order they came.</summary>
    private protected IReadOnlyList<string> Keys => [.. Emulator.Requests.Select(request => request.Credential!.AccessKeyId)];

    /// <summary>The regions the requests were signed for, in the order they came.</summary>
    private protected IReadOnlyList<string> Regions => [.. Emulator.Requests.Select(request => request.Credential!.Region)];

    private protected override ModuleShell StartShell(Uri endpoint)
    {
        var shell = new ModuleShell(endpoint: null, before: StandIn.Import);
        shell.Run("$PSDefaultParameterValues['Get-*KMSCustomKeyStore:EndpointUrl'] = $args[0]", endpoint.ToString()).Clean();
        return shell;
    }

    /// <summary>Runs a script with a credentials file that has a profile <c>ops</c>; <c>$args[0]</c> is its path.</summary>
    private protected ShellResult RunWithProfiles(string script)
    {
        var folder = Directory.CreateTempSubdirectory("kms-beside-");
        try
        {
            string file = Path.Combine(folder.FullName, "credentials");
            File.WriteAllText(file, "[ops]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\nregion = eu-south-1\n");
            return Shell.Run(script, file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
