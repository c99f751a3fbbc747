using System.Net;
using KmsEmulator.Admin;
using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Operations;
using KmsEmulator.Settings;
using KmsEmulator.Stores;
using KmsEmulator.Wire;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KmsEmulator.Hosting;

/// <summary>
/// A running KMS endpoint on 127.0.0.1. Any number of them can run side by side; disposing one ends it and
/// every request it is still answering.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly RequestLog _requests = new();
    private readonly EmulatorState _state;
    private readonly KestrelServer _kestrel;
    private int _disposed;

    private EmulatorServer(EmulatorOptions options)
    {
        _state = new EmulatorState(options);

        var kestrelOptions = new KestrelServerOptions { AddServerHeader = false };
        kestrelOptions.Limits.MaxRequestBodySize = 256 * 1024;
        kestrelOptions.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);

        // Kestrel without a host: a host would take over the process's console, signals and environment.
        _kestrel = new KestrelServer(
            Options.Create(kestrelOptions),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The address to point a client at: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The stores being served. Changes show in the next reply.</summary>
    public KeyStoreSet Stores => _state.Stores;

    /// <summary>The CloudHSM clusters the emulator is told of, by CloudHsmClusterId.</summary>
    public KeyedSet<CloudHsmCluster> Clusters => _state.Clusters;

    /// <summary>The external key store proxies the emulator is told of, by XksProxyUriEndpoint.</summary>
    public KeyedSet<XksProxy> Proxies => _state.Proxies;

    /// <summary>The errors to answer on demand.</summary>
    public FaultSet Faults => _state.Faults;

    /// <summary>What can be set while the emulator runs. A connect or disconnect under way keeps its time.</summary>
    public EmulatorSettings Settings
    {
        get => _state.Settings;
        set => _state.Settings = value;
    }

    /// <summary>
    /// The API requests received since the start or the last <see cref="ClearRequests"/>, oldest first, as a snapshot.
    /// Of more than 100,000 the latest are kept.
    /// </summary>
    public IReadOnlyList<ReceivedRequest> Requests => _requests.Snapshot();

    /// <summary>
    /// Called with every API request before anything in it is checked; the reply it gives is sent in place of the
    /// emulator's own, and null lets the emulator answer. The token ends when the client goes or the emulator stops.
    /// An exception becomes a KMSInternalException with its message.
    /// </summary>
    public Func<ReceivedRequest, CancellationToken, Task<RawReply?>>? Intercept { get; set; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How to start it; all defaults when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or two stores share an id or a name.</exception>
    public static async Task<EmulatorServer> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.PageSize, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Delay, TimeSpan.Zero);

        var server = new EmulatorServer(options);
        try
        {
            await server.ListenAsync(options, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Forgets the requests received so far.</summary>
    public void ClearRequests() => _requests.Clear();

    /// <summary>Stops listening, ends the requests under way and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // A token that has ended already makes Kestrel cut the requests under way instead of waiting for them.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
    }

    private async Task ListenAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        var backing = new BackingCheck(Clusters, Proxies);
        var api = new KmsApi(
            _state,
            [
                new CreateCustomKeyStore(_state, backing),
                new ConnectCustomKeyStore(_state, backing),
                new DescribeCustomKeyStores(_state, options.PageSize),
                new UpdateCustomKeyStore(_state, backing),
                new DisconnectCustomKeyStore(_state),
                new DeleteCustomKeyStore(_state),
            ]);
        var application = new EmulatorApplication(this, api, new AdminApi(_state), _requests, options);
        await _kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
        Endpoint = new Uri(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }
}
