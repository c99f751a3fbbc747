using KmsEmulator.Settings;

namespace KmsEmulator.Tests.Operations;

/// <summary>Disconnecting, and what a store is in the meantime.</summary>
public sealed class DisconnectCustomKeyStoreTests : EmulatorTest
{
    [Fact]
    public async Task A_store_disconnects_in_a_while()
    {
        Server.Stores.Add(Store("a") with { ConnectionState = "CONNECTED" });

        (await Client.DisconnectAsync("cks-a")).Done();

        Assert.Equal("DISCONNECTING", await StateAsync());
        Clock.Advance(1);
        Assert.Equal("DISCONNECTED", await StateAsync());
    }

    [Theory]
    [InlineData("DISCONNECTED")]
    [InlineData("DISCONNECTING")]
    public async Task A_store_cannot_disconnect_while(string state)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = state });

        Assert.Contains(
            state,
            (await Client.DisconnectAsync("cks-a")).Error("CustomKeyStoreInvalidStateException"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECTING")]
    [InlineData("FAILED")]
    public async Task A_store_can_disconnect_while(string state)
    {
        Server.Stores.Add(Store("a") with { ConnectionState = state, ConnectionErrorCode = "NETWORK_ERRORS" });

        (await Client.DisconnectAsync("cks-a")).Done();

        Clock.Advance(1);
        var store = Assert.Single(Server.Stores);
        Assert.Equal(("DISCONNECTED", null), (store.ConnectionState, store.ConnectionErrorCode));
    }

    [Fact]
    public async Task Disconnecting_ends_a_connect_for_good()
    {
        Server.Settings = new EmulatorSettings { DisconnectingSeconds = 10 };
        Server.Stores.Add(Store("a"));
        await Client.ConnectAsync("cks-a");

        await Client.DisconnectAsync("cks-a");

        Clock.Advance(2);
        Assert.Equal("DISCONNECTING", await StateAsync());
        Clock.Advance(8);
        Assert.Equal("DISCONNECTED", await StateAsync());
    }
}
