using KmsCustomKeyStore.ModuleTestKit.Completion;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Completion;

/// <summary>Completion of ids and of what else the listed stores tell.</summary>
public sealed class StoreIdCompletionTests : LiveCompletionTest
{
    private const string Payments = "cks-483a50dd234afed66";

    public static TheoryData<string> Commands => ["Get", "Connect", "Disconnect", "Update", "Remove", "Wait"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_for_stores_that_are_there_offers_their_ids(string verb)
    {
        Assert.Equal(
            BuiltInStores.All.Select(store => store.CustomKeyStoreId).Order(),
            Complete($"{verb}-KMSCustomKeyStore -CustomKeyStoreId ").Order());
        Assert.Equal([Payments], Complete($"{verb}-KMSCustomKeyStore -Id CKS-483"));
        Assert.Equal(["DescribeCustomKeyStores"], Emulator.Requests.Select(request => request.Operation));
    }

    [Theory]
    [InlineData("Remove-KMSCustomKeyStore payments-h")]
    [InlineData("Remove-KMSCustomKeyStore 'payments-h")]
    [InlineData("Remove-KMSCustomKeyStore \"PAYMENTS-H")]
    [InlineData(@"KmsCustomKeyStore\Remove-KMSCustomKeyStore payments-h")]
    [InlineData("Remove-KMSCustomKeyStore -CustomKeyStoreId cks-1, payments-h")]
    public void The_beginning_of_a_name_offers_the_id(string line) => Assert.Equal([Payments, "cks-d15e31676c7557c26"], Complete(line));

    [Fact]
    public void The_tooltip_says_what_the_store_is()
    {
        Assert.Equal("payments-hsm – CONNECTED, CloudHSM, eu-west-1", ToolTips($"Get-KMSCustomKeyStore {Payments}").Single());
        Assert.Equal(
            "partner-exchange-xks – FAILED (XKS_PROXY_TIMED_OUT), External, eu-west-1",
            ToolTips("Get-KMSCustomKeyStore partner-e").Single());
    }

    [Fact]
    public void Nothing_that_a_terminal_would_obey_is_offered()
    {
        Emulator.Stores.Add(BuiltInStores.All[0] with
        {
            CustomKeyStoreId = "cks-zescape",
            CustomKeyStoreName = "zz\u001b[2J",
            CloudHsmClusterId = "cluster-zzzzzzzzzzz",
        });

        Assert.Equal("zz\u241b[2J – CONNECTED, CloudHSM, eu-west-1", ToolTips("Get-KMSCustomKeyStore cks-zesc").Single());
        Assert.DoesNotContain(
            Complete("Get-KMSCustomKeyStore -CustomKeyStoreName zz"), text => text.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public void Connect_offers_first_what_can_be_connected()
    {
        string[] states = StatesOf(Complete("Connect-KMSCustomKeyStore "));

        Assert.Equal(BuiltInStores.All.Count, states.Length);
        Assert.Equal(states.Count(IsConnectable), states.TakeWhile(IsConnectable).Count());

        static bool IsConnectable(string state) => state is "DISCONNECTED" or "FAILED";
    }

    [Fact]
    public void Disconnect_offers_first_what_is_connected()
    {
        string[] states = StatesOf(Complete("Disconnect-KMSCustomKeyStore "));

        Assert.Equal(BuiltInStores.All.Count, states.Length);
        Assert.Equal(states.Count(state => state == "CONNECTED"), states.TakeWhile(state => state == "CONNECTED").Count());
    }

    [Fact]
    public void Update_offers_the_clusters_of_the_stores()
    {
        Assert.Equal(
            BuiltInStores.All.Select(store => store.CloudHsmClusterId).OfType<string>(),
            Complete("Update-KMSCustomKeyStore cks-1 -CloudHsmClusterId "));
        Assert.Equal(["cluster-zt7hj4ga7gk"], Complete("Update-KMSCustomKeyStore cks-1 -CloudHsmClusterId 'cluster-zt"));
    }

    [Fact]
    public void Commands_with_a_prefix_complete_too()
    {
        Shell.Run($"""
            Remove-Module KmsCustomKeyStore; Import-Module '{BuiltModule.Manifest}' -Prefix Own
            foreach ($name in 'EndpointUrl', 'Region', 'AccessKey', 'SecretKey') {"{"}
                $PSDefaultParameterValues["*-OwnKMSCustomKeyStore:$name"] = $PSDefaultParameterValues["*-KMSCustomKeyStore:$name"]
            {"}"}
            """).Clean();

        Assert.Contains(Payments, Complete("Connect-OwnKMSCustomKeyStore payments"));
        Assert.Equal(["payments-hsm", "Payments-HSM"], Complete("Get-OwnKMSCustomKeyStore -CustomKeyStoreName payments"));
        Assert.Equal(["cluster-zt7hj4ga7gk"], Complete("Update-OwnKMSCustomKeyStore cks-1 -CloudHsmClusterId cluster-zt"));
    }

    private static string[] StatesOf(IEnumerable<string> ids)
        => [.. ids.Select(id => BuiltInStores.All.Single(store => store.CustomKeyStoreId == id).ConnectionState!)];
}
