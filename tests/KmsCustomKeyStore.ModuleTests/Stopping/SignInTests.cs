using System.Diagnostics;
using System.Globalization;
using KmsCustomKeyStore.ModuleTests.Credentials;

namespace KmsCustomKeyStore.ModuleTests.Stopping;

/// <summary>Ctrl+C while there are no credentials yet, with each cmdlet.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class SignInTests : CredentialTest
{
    private const string Role = "role_arn = arn:aws:iam::111122223333:role/auditor\n";

    /// <summary>Each cmdlet.</summary>
    public static TheoryData<string> Commands => PhaseTests.Commands;

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_STS_does_not_answer(string command)
    {
        using var sts = new HalfServer("http", string.Empty);
        Settings.Set("AWS_ENDPOINT_URL_STS", sts.Endpoint.ToString());
        WriteConfig($"[profile ops]\n{Role}source_profile = base\n");
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        using var run = RunWithProfile(command);
        await run.ReachAsync(() => sts.Heard > 0);

        run.Stop();

        await Wait.UntilAsync(() => sts.Open == 0);
        AssertUsable();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_the_process_of_the_profile_runs(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        var children = await RunProcessAsync("[profile ops]\n{0}", command);

        await Wait.UntilAsync(() => !children.Exists(IsAlive));
        AssertUsable();
    }

    [Fact]
    public async Task While_the_process_of_a_roles_source_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        using var sts = UseSts();
        var children = await RunProcessAsync($"[profile base]\n{{0}}[profile ops]\n{Role}source_profile = base\n", "Get-KMSCustomKeyStore");

        await Wait.UntilAsync(() => !children.Exists(IsAlive));
        AssertUsable();
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore")]
    [InlineData("Get-KMSCustomKeyStore -Region eu-*")]
    [InlineData("Wait-KMSCustomKeyStore cks-6connecting")]
    public async Task While_the_instance_is_asked(string command)
    {
        var instance = UseInstance();
        instance.IsSilent = true;
        int before = instance.Requests.Count;
        using var run = Start(command);
        await run.ReachAsync(() => instance.Requests.Count > before);

        run.Stop();

        instance.IsSilent = false;
        AssertUsable();
    }

    // The script says who it is and what it has started; neither would end within the test.
    private async Task<List<int>> RunProcessAsync(string config, string command)
    {
        string pids = Settings.Write("pids", string.Empty);
        string script = Settings.Write("keys.sh", $"sleep 600 &\necho \"$$ $!\" > '{pids}'\nwait\n");
        WriteConfig(string.Format(CultureInfo.InvariantCulture, config, $"credential_process = sh {script}\n"));
        using var run = RunWithProfile(command);
        await run.ReachAsync(() => File.ReadAllText(pids).EndsWith('\n'));

        run.Stop();

        return [.. File.ReadAllText(pids).Split().Where(pid => pid.Length > 0).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];
    }

    private RunningScript RunWithProfile(string command) => Start($"{command} -ProfileName ops -Region eu-west-1");

    private RunningScript Start(string command)
    {
        Shell.Run("$PSDefaultParameterValues.Clear(); $hsm = @{ CloudHsmClusterId = 'cluster-2222222222a'; KeyStorePassword = 'canary-7'; TrustAnchorCertificate = $args[0] }", Lifecycle.TestStores.Certificate).Clean();
        return new RunningScript(Shell, $"{command} -Verbose -EndpointUrl {Emulator.Endpoint}");
    }

    private void AssertUsable()
    {
        WriteConfig(string.Empty);
        WriteCredentials($"[ops]\n{Keys("AKIDAFTER")}");
        Ask("-ProfileName ops").Clean();
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
