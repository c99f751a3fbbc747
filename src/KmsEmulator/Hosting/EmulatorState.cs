using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Settings;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Hosting;

/// <summary>Everything an emulator holds that its operations read and change.</summary>
internal sealed class EmulatorState
{
    private const int UsualQuota = 10;

    private readonly int _defaultQuota;
    private volatile EmulatorSettings _settings;

    public EmulatorState(EmulatorOptions options)
    {
        TimeProvider = options.TimeProvider;
        Stores = new KeyStoreSet(options.InitialStores, TimeProvider);
        Clusters = new KeyedSet<CloudHsmCluster>(cluster => cluster.CloudHsmClusterId, options.InitialClusters);
        Proxies = new KeyedSet<XksProxy>(proxy => proxy.XksProxyUriEndpoint, options.InitialProxies);
        Faults = new FaultSet(options.InitialFaults);
        _settings = options.Settings;
        _defaultQuota = UsualQuota + options.InitialStores.Count;
    }

    public TimeProvider TimeProvider { get; }

    public KeyStoreSet Stores { get; }

    public KeyedSet<CloudHsmCluster> Clusters { get; }

    public KeyedSet<XksProxy> Proxies { get; }

    public FaultSet Faults { get; }

    public EmulatorSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    public int CustomKeyStoreQuota => Settings.CustomKeyStoreQuota ?? _defaultQuota;

    /// <summary>The store with this id, or the error KMS gives, which has no message.</summary>
    public KeyStore Store(string customKeyStoreId) => Stores.Find(customKeyStoreId) ?? throw NotFound();

    /// <summary>The store with this name, or the same error.</summary>
    public KeyStore StoreNamed(string customKeyStoreName) => Stores.FindByName(customKeyStoreName) ?? throw NotFound();

    private static ServiceException NotFound() => new("CustomKeyStoreNotFoundException", null);
}
