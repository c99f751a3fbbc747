using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Admin;

/// <summary>What an emulator holds, or a change of it, as a JSON document says it. Null parts are not named in it.</summary>
internal sealed record StateDocument
{
    public EmulatorSettings? Settings { get; init; }

    public IReadOnlyList<KeyStore>? CustomKeyStores { get; init; }

    public IReadOnlyList<CloudHsmCluster>? CloudHsmClusters { get; init; }

    public IReadOnlyList<XksProxy>? XksProxies { get; init; }

    public IReadOnlyList<Fault>? Faults { get; init; }
}
