namespace KmsSandbox;

/// <summary>
/// The environment variables that the module, the AWS CLI and other AWS clients read, for this process and those that
/// it starts: all of them lead to the emulator, none to an account of the user's.
/// </summary>
internal static class SandboxEnvironment
{
    /// <summary>The variable that KmsSandbox.pssc reads.</summary>
    private const string ModuleVariable = "KMS_SANDBOX_MODULE";

    /// <summary>Sets the variables.</summary>
    /// <param name="endpoint">The emulator's address.</param>
    /// <param name="manifest">The full path of the module's manifest.</param>
    public static void Apply(Uri endpoint, string manifest)
    {
        // Profiles, session tokens, roles, other endpoints: whatever is set for real accounts goes.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfAws))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        // The AWS SDK passes over a file that is not there, and takes the user's own.
        string noProfiles = Path.Combine(AppContext.BaseDirectory, "no-profiles.ini");
        Set("AWS_CONFIG_FILE", noProfiles);
        Set("AWS_SHARED_CREDENTIALS_FILE", noProfiles);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_ACCESS_KEY_ID", "sandbox");
        Set("AWS_SECRET_ACCESS_KEY", "sandbox");
        Set("AWS_REGION", "eu-west-1");
        Set("AWS_DEFAULT_REGION", "eu-west-1");
        Set("AWS_ENDPOINT_URL_KMS", endpoint.GetLeftPart(UriPartial.Authority));
        Set(ModuleVariable, manifest);
        BypassProxyFor(endpoint.Host);
    }

    private static bool IsOfAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);

    /// <summary>A proxy that is set for the internet would be asked for the emulator too, and not find it.</summary>
    private static void BypassProxyFor(string host)
    {
        string? current = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        string hosts = string.IsNullOrEmpty(current) ? host : $"{current},{host}";
        Set("no_proxy", hosts);
        Set("NO_PROXY", hosts);
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);
}
