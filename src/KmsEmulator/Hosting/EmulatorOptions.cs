namespace KmsEmulator;

/// <summary>How an <see cref="EmulatorServer"/> starts. It always listens on 127.0.0.1.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Options for an emulator that starts without any key store.</summary>
    public static EmulatorOptions Empty { get; } = new() { InitialStores = [] };

    /// <summary>The TCP port, 0 to 65535; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key stores held at the start, in order; <see cref="BuiltInStores.All"/> unless set.</summary>
    public IReadOnlyCollection<KeyStore> InitialStores { get; init; } = BuiltInStores.All;

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
