using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>What the cmdlets write: by themselves, with -Select and with -PassThru.</summary>
public sealed class ChangeOutputTests : KeyStoreTest
{
    private static readonly string _id = TestStores.Disconnected.CustomKeyStoreId;

    /// <summary>Every change that works, and the state that a store is in after it, or before it is removed.</summary>
    public static TheoryData<string, string> States => new()
    {
        { NewHsm, "DISCONNECTED" },
        { $"Connect-KMSCustomKeyStore {_id}", "CONNECTING" },
        { $"Connect-KMSCustomKeyStore {_id} -Wait", "CONNECTED" },
        { $"Disconnect-KMSCustomKeyStore {TestStores.Connected.CustomKeyStoreId}", "DISCONNECTING" },
        { $"Disconnect-KMSCustomKeyStore {TestStores.Connected.CustomKeyStoreId} -Wait", "DISCONNECTED" },
        { $"Update-KMSCustomKeyStore {_id} -NewCustomKeyStoreName renamed", "DISCONNECTED" },
        { $"Remove-KMSCustomKeyStore {_id} -Force", "DISCONNECTED" },
    };

    public static TheoryData<string> Scripts => [.. States.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Other_changes_write_nothing(string script)
    {
        Assert.Equal(script == NewHsm ? 1 : 0, Shell.Run(script).Clean().Output.Count);
        Assert.NotEmpty(Changes);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void PassThru_writes_the_store_as_it_is_after_the_change_or_before_it_is_removed(string script, string state)
    {
        double seconds = script.EndsWith("-Wait", StringComparison.Ordinal) ? 0.2 : 60;
        Emulator.Settings = Emulator.Settings with { ConnectingSeconds = seconds, DisconnectingSeconds = seconds };

        var store = Assert.Single(Shell.Run($"{script} -PassThru").Clean().Output);

        Assert.Equal("KmsCustomKeyStore.CustomKeyStore", store.BaseObject.GetType().FullName);
        Assert.Equal(state, store.Properties["ConnectionState"].Value);
        Assert.Equal("eu-west-1", store.Properties["Region"].Value);
        Assert.StartsWith("cks-", (string)store.Properties["CustomKeyStoreId"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_star_selects_the_reply(string script)
    {
        var reply = Assert.Single(Shell.Run($"{script} -Select *").Clean().Output);

        Assert.Equal("KmsCustomKeyStore.CustomKeyStoreOperationResponse", reply.BaseObject.GetType().FullName);
        Assert.Equal(Changes[^1].RequestId, reply.Properties["RequestId"].Value);
        Assert.Equal(200, reply.Properties["HttpStatusCode"].Value);
        Assert.Equal("eu-west-1", reply.Properties["Region"].Value);
        Assert.StartsWith("cks-", (string)reply.Properties["CustomKeyStoreId"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_property_selects_that_part_of_the_reply(string script)
    {
        var output = Shell.Run($"{script} -Select requestid").Clean().Output;

        Assert.Equal([Changes[^1].RequestId], output.Select(item => item.BaseObject));
    }

    [Theory]
    [InlineData("Connect-KMSCustomKeyStore $args[0]")]
    [InlineData("$args[0] | Connect-KMSCustomKeyStore")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Connect-KMSCustomKeyStore")]
    [InlineData("Update-KMSCustomKeyStore $args[0] -NewCustomKeyStoreName renamed")]
    [InlineData("Remove-KMSCustomKeyStore $args[0] -Force")]
    public void A_caret_selects_the_id_that_was_asked_for(string script)
        => Assert.Equal([_id], Shell.Run($"{script} -Select '^customkeystoreid'", _id).Clean().Output.Select(item => item.BaseObject));

    [Theory]
    [InlineData($"{NewHsm} -Select ^CustomKeyStoreName", "new-hsm")]
    [InlineData($"{NewHsm} -Select ^CloudHsmClusterId", "cluster-2222222222a")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName renamed -Select ^NewCustomKeyStoreName", "renamed")]
    public void A_caret_selects_a_parameter(string script, string value)
        => Assert.Equal([value], Shell.Run(script).Clean().Output.Select(item => item.BaseObject));

    [Theory]
    [InlineData($"{NewHsm} -Select ^KeyStorePassword")]
    [InlineData($"{NewHsm} -Select Nothing")]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected -Select ^Force")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName renamed -Select ^KeyStorePassword")]
    public void What_cannot_be_selected_is_refused_before_a_request(string script)
    {
        var result = Shell.RunOrThrow(script);

        Assert.Equal("InvalidSelect", result.ErrorId);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Select_and_PassThru_do_not_go_together(string script)
    {
        var result = Shell.RunOrThrow($"{script} -PassThru -Select *");

        Assert.Equal("SelectAndPassThru", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }
}
