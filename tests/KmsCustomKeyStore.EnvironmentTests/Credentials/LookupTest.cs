using System.Globalization;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>A test of credentials that are asked for over the network, or of a program.</summary>
public abstract class LookupTest : CredentialTest
{
    private const string RoleArn = "arn:aws:iam::111122223333:role/auditor";

    /// <summary>Who is asked over the network, by name in an error.</summary>
    private protected static Dictionary<string, string> Asked { get; } = new()
    {
        ["role"] = "STS",
        ["web identity"] = "STS",
        ["sign-in"] = "IAM Identity Center",
        ["renewal of a sign-in"] = "IAM Identity Center",
        ["role of a sign-in"] = "IAM Identity Center",
        ["container"] = "the container's credentials endpoint",
    };

    /// <summary>Each source that is asked over the network.</summary>
    public static TheoryData<string> Sources { get; } = [.. Asked.Keys];

    /// <summary>Has credentials be asked for at an endpoint.</summary>
    /// <returns>The parameters to ask with.</returns>
    private protected string Prepare(string source, Uri endpoint)
    {
        switch (source)
        {
            case "role":
                Settings.Set("AWS_ENDPOINT_URL_STS", endpoint.ToString());
                WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
                WriteConfig($"[profile ops]\nrole_arn = {RoleArn}\nsource_profile = base\n");
                return "-ProfileName ops";
            case "web identity":
                Settings.Set("AWS_ENDPOINT_URL_STS", endpoint.ToString());
                Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", Settings.Write("token", "canary-of-the-web-identity"));
                Settings.Set("AWS_ROLE_ARN", RoleArn);
                return string.Empty;
            case "container":
                Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.ToString());
                Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", ContainerStandIn.Authorization);
                return string.Empty;
            default:
                Settings.Set("AWS_ENDPOINT_URL_SSO", endpoint.ToString());
                Settings.Set("AWS_ENDPOINT_URL_SSO_OIDC", endpoint.ToString());
                TestSignIn.WriteToken(
                    Settings,
                    TestSignIn.SessionName,
                    SsoStandIn.Token,
                    TimeSpan.FromMinutes(source == "renewal of a sign-in" ? -5 : 480),
                    SsoStandIn.RefreshToken);
                WriteConfig(source == "role of a sign-in"
                    ? TestSignIn.SessionProfile.Replace("[profile ops]", "[profile base]", StringComparison.Ordinal)
                        + $"[profile ops]\nrole_arn = {RoleArn}\nsource_profile = base\n"
                    : TestSignIn.SessionProfile);
                return "-ProfileName ops";
        }
    }

    /// <summary>Has credentials be asked of a program that does not end within the test, nor does what it starts.</summary>
    /// <returns>The file that says which processes they are, when they run.</returns>
    private protected string PrepareProcess(string config)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        string pids = Settings.Write("pids", string.Empty);
        string script = Settings.Write("keys.sh", $"sleep 600 &\necho \"$$ $!\" > '{pids}'\nwait\n");
        WriteConfig(string.Format(CultureInfo.InvariantCulture, config, $"credential_process = sh {script}\n"));
        return pids;
    }

    /// <summary>Waits until the processes of a file have ended.</summary>
    private protected static async Task AssertEndedAsync(string pids)
    {
        int[] processes =
        [
            .. (await File.ReadAllTextAsync(pids)).Split().Where(pid => pid.Length > 0)
                .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(2, processes.Length);
        await Wait.UntilAsync(() => !Array.Exists(processes, IsAlive));
    }

    /// <summary>The session has nothing of a lookup that was ended in its way.</summary>
    private protected void AssertUsable()
    {
        WriteConfig(string.Empty);
        WriteCredentials($"[ops]\n{Keys("AKIDAFTER")}");
        Ask("-ProfileName ops").Clean();
    }

    // What has ended is on the list until its parent, or the init of a container, looks after it.
    private static bool HasEnded(int pid)
    {
        try
        {
            return OperatingSystem.IsLinux()
                && File.ReadLines($"/proc/{pid}/status").Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited && !HasEnded(pid);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
