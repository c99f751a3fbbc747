using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Servers;
using KmsCustomKeyStore.ModuleTestKit.Stopping;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.EnvironmentTests.Stopping;

/// <summary>Ctrl+C while there are no credentials yet, with each cmdlet.</summary>
public sealed class CredentialStopTests(ServersThatStayOpen servers) : LookupTest, IClassFixture<ServersThatStayOpen>
{
    private const string Several = "eu-*";

    private static readonly int _several = Amazon.RegionEndpoint.EnumerableAllRegions.Count(
        region => region.PartitionName == "aws" && region.SystemName.StartsWith("eu-", StringComparison.Ordinal));

    /// <summary>Each cmdlet.</summary>
    public static TheoryData<string> Commands => EachCmdlet.Commands;

    /// <summary>One cmdlet asks each source, and has no answer, or half of one; the others ask STS.</summary>
    public static TheoryData<string, string, string, string> Lookups => [
        .. Commands.Skip(1).Select(command => ((string)command!, "eu-west-1", "role", string.Empty)),
        .. from source in Asked.Keys
           from answer in (string[])[string.Empty, HalfServer.HalfAnAnswer]
           select ("Get-KMSCustomKeyStore", "eu-west-1", source, answer),
        ("Get-KMSCustomKeyStore", Several, "sign-in", string.Empty),
        ("Wait-KMSCustomKeyStore cks-6connecting", "eu-west-1", "container", string.Empty),
    ];

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task While_nobody_answers_who_has_the_credentials(string command, string regions, string source, string answer)
    {
        var server = servers.Start($"{command} -Region {regions}: {source}", answer);
        using var run = Start($"{command} -Region {regions} {Prepare(source, server.Endpoint)}");

        // The first question may be heard while the command still says that it asks the other regions.
        await run.ReachAsync(() => server.Heard > 0 && (regions != Several || run.Asked == _several));

        run.Stop();

        await Wait.UntilAsync(() => server.Open == 0);
        AssertUsable();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Nothing_is_left_behind(string source)
    {
        using var server = new HalfServer("http", HalfServer.HalfAnAnswer);
        string command = $"Get-KMSCustomKeyStore -Region eu-west-1 {Prepare(source, server.Endpoint)}";
        await Leftovers.AssertNoneAsync(
            async () =>
            {
                int before = server.Heard;
                using var run = Start(command);
                await run.ReachAsync(() => server.Heard > before);
                run.Stop();
            },
            () => server.Open == 0);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_the_process_of_the_profile_runs(string command) => await StopProcessAsync("[profile ops]\n{0}", command);

    [Fact]
    public async Task While_the_process_of_a_roles_source_runs()
    {
        using var sts = UseSts();
        await StopProcessAsync(
            "[profile base]\n{0}[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n",
            "Get-KMSCustomKeyStore");
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

    private async Task StopProcessAsync(string config, string command)
    {
        string pids = PrepareProcess(config);
        using var run = Start($"{command} -ProfileName ops -Region eu-west-1");
        await run.ReachAsync(() => File.ReadAllText(pids).EndsWith('\n'));

        run.Stop();

        await AssertEndedAsync(pids);
        AssertUsable();
    }

    private RunningScript Start(string command)
    {
        Shell.Run("""
            $PSDefaultParameterValues.Clear()
            $hsm = @{ CloudHsmClusterId = 'cluster-2222222222a'; KeyStorePassword = 'canary7'; TrustAnchorCertificate = $args[0] }
            """, TestStores.Certificate).Clean();
        return new RunningScript(Shell, $"{command} -Verbose -EndpointUrl {Emulator.Endpoint}");
    }
}
