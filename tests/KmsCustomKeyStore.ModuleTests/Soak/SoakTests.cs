using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.ModuleTests.Soak;

/// <summary>
/// Many calls leave nothing behind. KMS_SOAK_CALLS and KMS_SOAK_IMPORTS say how many; unless set, as many as tests have the
/// time for.
/// </summary>
[Collection(nameof(SoakTests))]
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakTests : ModuleTest
{
    // What the runtime itself may come and go with.
    private const long Bytes = 8 * 1024 * 1024;
    private const int Threads = 12;
    private const int Handles = 24;

    private static readonly int _calls = TestSetting.Read("KMS_SOAK_CALLS", 200);
    private static readonly int _imports = TestSetting.Read("KMS_SOAK_IMPORTS", 8);

    [Fact]
    public void Calls_in_one_session_leave_nothing_behind()
    {
        const string Calls = """
            param($count)
            for ($i = 0; $i -lt $count; $i++) {
                $stores = @(Get-KMSCustomKeyStore -Region eu-west-1, us-east-1)
                if ($stores.Count -ne 90) { throw "call $i has $($stores.Count) stores" }
                $name = (Get-KMSCustomKeyStore cks-483a50dd234afed66).CustomKeyStoreName
                if ($name -cne 'payments-hsm') { throw "call $i has another store" }
            }
            """;
        Shell.Run(Calls, 50).Clean();
        var before = Take();

        Shell.Run(Calls, _calls / 2).Clean();

        AssertNoGrowth(before, Take());
    }

    [Fact]
    public void Errors_in_one_session_leave_nothing_behind()
    {
        const string Calls = """
            param($count)
            for ($i = 0; $i -lt $count; $i++) {
                'cks-0' | Get-KMSCustomKeyStore -ErrorAction Ignore
                Get-KMSCustomKeyStore -EndpointUrl http://127.0.0.1:1 -MaximumRetryCount 0 -ErrorAction Ignore
            }
            """;
        Shell.Run(Calls, 50).Clean();
        var before = Take();

        Shell.Run(Calls, _calls / 2).Clean();

        AssertNoGrowth(before, Take());
    }

    [Fact]
    public void Imports_in_fresh_sessions_leave_nothing_behind()
    {
        Import(3);
        var before = Take();

        Import(_imports);

        // The engine keeps a little of each session that was closed.
        AssertNoGrowth(before, Take(), extraBytes: _imports * 256 * 1024);
    }

    [Fact]
    public void Many_sessions_side_by_side_have_the_right_answers()
    {
        string?[][] answers = new string?[24][];

        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, session =>
        {
            using var shell = new ModuleShell(Emulator.Endpoint);
            string region = session % 2 == 0 ? "eu-west-1" : "us-east-1";
            answers[session] =
            [
                .. shell.Run(
                    "param($region) 1..5 | ForEach-Object { Get-KMSCustomKeyStore -Region $region -CustomKeyStoreName payments-hsm }",
                    region).Clean().All("Region"),
            ];
        });

        Assert.All(answers, (answer, session) => Assert.Equal(Enumerable.Repeat(session % 2 == 0 ? "eu-west-1" : "us-east-1", 5), answer));
    }

    // What the emulator keeps of each request is not ours.
    private Footprint Take()
    {
        Emulator.ClearRequests();
        return Footprint.Take();
    }

    private static void AssertNoGrowth(Footprint before, Footprint after, long extraBytes = 0)
    {
        string change = $"before: {before}; after: {after}";
        TestContext.Current.TestOutputHelper?.WriteLine(change);
        Assert.True(after.Bytes - before.Bytes < Bytes + extraBytes, change);
        Assert.True(after.Threads - before.Threads < Threads, change);
        Assert.True(after.Handles - before.Handles < Handles, change);
        Assert.True(after.Timers - before.Timers < Threads, change);
    }

    private void Import(int count)
    {
        for (int session = 0; session < count; session++)
        {
            using var shell = new ModuleShell(Emulator.Endpoint);
            Assert.Single(shell.Run("Get-KMSCustomKeyStore cks-483a50dd234afed66").Clean().Output);
        }
    }
}
