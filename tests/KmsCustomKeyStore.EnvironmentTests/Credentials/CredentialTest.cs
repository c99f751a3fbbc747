using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>A test whose session and environment name no credentials, no region and no endpoint until it says so.</summary>
public abstract class CredentialTest : ModuleTest, IAsyncLifetime
{
    private protected const string StaticSecret = "canary-of-the-static-secret-key";

    private protected TestEnvironment Settings { get; } = new();

    /// <inheritdoc/>
    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Settings.Dispose();
        await DisposeAsync();
    }

    /// <summary>Asks the emulator for one store of eu-west-1; what is said on the way is in the verbose stream.</summary>
    private protected ShellResult Ask(string parameters = "", params object?[] more)
        => Run(
            $"Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Verbose -Region eu-west-1 -EndpointUrl $args[0] {parameters}",
            [Emulator.Endpoint.ToString(), .. more]);

    private protected ShellResult Run(string script, params object?[] arguments)
        => Shell.Run($"$PSDefaultParameterValues.Clear(); {script}", arguments);

    /// <summary>The id of the key that signed the only request.</summary>
    private protected string SigningKey => Assert.Single(Emulator.Requests).Credential!.AccessKeyId;

    private protected static void WriteConfig(string text) => File.WriteAllText(TestProfiles.ConfigFile, text);

    private protected static void WriteCredentials(string text) => File.WriteAllText(TestProfiles.CredentialsFile, text);

    private protected void SetEnvironmentKeys(string accessKey = "AKIDENVIRONMENT")
    {
        Settings.Set("AWS_ACCESS_KEY_ID", accessKey);
        Settings.Set("AWS_SECRET_ACCESS_KEY", StaticSecret);
    }

    /// <summary>The lines of a profile with keys.</summary>
    private protected static string Keys(string accessKey) => $"aws_access_key_id = {accessKey}\naws_secret_access_key = {StaticSecret}\n";

    private protected StsStandIn UseSts()
    {
        var sts = new StsStandIn();
        Settings.Set("AWS_ENDPOINT_URL_STS", sts.Endpoint.ToString());
        return sts;
    }

    private protected InstanceStandIn UseInstance()
    {
        var instance = InstanceStandIn.Shared;
        instance.HasRole = true;
        instance.HasTokens = true;
        instance.Failures = 0;
        instance.IsSilent = false;
        Settings.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.Endpoint.ToString().TrimEnd('/'));
        Settings.Set("AWS_EC2_METADATA_DISABLED", null);
        return instance;
    }

    /// <summary>The verbose stream says where the credentials come from.</summary>
    private protected static void AssertCredentialsFrom(string origin, ShellResult result)
        => Assert.Contains(
            origin,
            Assert.Single(result.Verbose, line => line.StartsWith("Credentials from ", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    /// <summary>The verbose stream says where the region comes from.</summary>
    private protected static void AssertRegionFrom(string origin, ShellResult result)
        => Assert.Contains(
            $"from {origin}",
            Assert.Single(result.Verbose, line => line.StartsWith("Region ", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    /// <summary>The one error has this id and category, and says what to do.</summary>
    private protected static ErrorRecord AssertError(string errorId, ErrorCategory category, ShellResult result)
    {
        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        return result.Error;
    }
}
