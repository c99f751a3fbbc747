namespace KmsEmulator.Tests;

/// <summary>A test with an emulator of its own, empty at first, and a client for it.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected EmulatorServer Server { get; private set; } = null!;

    private protected Client Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(EmulatorOptions.Empty, TestContext.Current.CancellationToken);
        Client = new Client(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

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
