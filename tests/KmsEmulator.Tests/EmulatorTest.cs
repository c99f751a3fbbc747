using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests;

/// <summary>A test with an emulator of its own, empty at first and with a clock that stands still, and a client for it.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected EmulatorServer Server { get; private set; } = null!;

    private protected Clock Clock { get; } = new();

    private protected Client Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(
            EmulatorOptions.Empty with { TimeProvider = Clock }, Bounded.Token);
        Client = new Client(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The connection state of the only store.</summary>
    private protected async Task<string?> StateAsync()
        => (await Client.PostAsync("{}")).OnlyStore.GetProperty("ConnectionState").GetString();

    protected static KeyStore Store(string name) => new()
    {
        CustomKeyStoreId = $"cks-{name}",
        CustomKeyStoreName = name,
    };

    protected void AddStores(params string[] names)
    {
        foreach (string name in names)
        {
            Server.Stores.Add(Store(name));
        }
    }
}
