using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Hosting;

/// <summary>How an <see cref="EmulatorServer"/> starts. It always listens on 127.0.0.1.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Options for an emulator that starts without any key store and knows of no cluster.</summary>
    public static EmulatorOptions Empty { get; } = new() { InitialStores = [], InitialClusters = [] };

    /// <summary>The TCP port, 0 to 65535; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key stores held at the start, in order; <see cref="BuiltInStores.All"/> unless set.</summary>
    public IReadOnlyCollection<KeyStore> InitialStores { get; init; } = BuiltInStores.All;

    /// <summary>The clusters it is told of at the start; <see cref="BuiltInClusters.All"/> unless set.</summary>
    public IReadOnlyCollection<CloudHsmCluster> InitialClusters { get; init; } = BuiltInClusters.All;

    /// <summary>The proxies it is told of at the start; none unless set.</summary>
    public IReadOnlyCollection<XksProxy> InitialProxies { get; init; } = [];

    /// <summary>The faults to begin with, oldest first; none unless set.</summary>
    public IReadOnlyCollection<Fault> InitialFaults { get; init; } = [];

    /// <summary>What can be set while it runs, as it is at the start; all defaults unless set.</summary>
    public EmulatorSettings Settings { get; init; } = new();

    /// <summary>
    /// The clock of creation dates, connects and disconnects, requests a second and
    /// <see cref="ReceivedRequest.TimeReceived"/>; the system's unless set.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many key stores a page holds when a request names no Limit, 1 to 1000; 100 unless set.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>How long every API request waits before it is answered; none unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// Called after each API request with the HTTP status of its reply, or 0 where the connection was cut instead.
    /// Calls may overlap.
    /// </summary>
    public Action<ReceivedRequest, int>? Answered { get; init; }
}
