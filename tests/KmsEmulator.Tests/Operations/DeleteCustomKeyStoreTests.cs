namespace KmsEmulator.Tests.Operations;

public sealed class DeleteCustomKeyStoreTests : EmulatorTest
{
    [Fact]
    public async Task A_disconnected_store_is_deleted()
    {
        AddStores("a", "b");

        (await Client.DeleteAsync("cks-a")).Done();

        Assert.Equal(["b"], (await Client.PostAsync("{}")).Names);
    }

    [Theory]
    [InlineData("CONNECTED")]
    [InlineData("CONNECTING")]
    [InlineData("DISCONNECTING")]
    [InlineData("FAILED")]
    public async Task A_store_in_any_other_state_stays(string state)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = state });

        Assert.Contains(state, (await Client.DeleteAsync("cks-a")).Error("CustomKeyStoreInvalidStateException"), StringComparison.Ordinal);
        Assert.Single(Server.Stores);
    }

    [Fact]
    public async Task A_store_with_keys_stays()
    {
        Server.Stores.Add(Store("a") with { KeyCount = 3 });

        Assert.Contains(
            "3 KMS keys",
            (await Client.DeleteAsync("cks-a")).Error("CustomKeyStoreHasCMKsException"),
            StringComparison.Ordinal);
        Assert.Single(Server.Stores);
    }
}
