using System.CommandLine;
using System.CommandLine.Help;
using KmsEmulator.Admin;
using KmsEmulator.Cli;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;

namespace KmsEmulator;

/// <summary>The options of the program.</summary>
internal sealed class EmulatorCommand
{
    private const string Description = """
        A local AWS KMS endpoint for custom key stores. It listens on 127.0.0.1 only.

        Run it with: dotnet run --project src/KmsEmulator -- [options]
        """;

    private readonly NumberOption _port = new("--port", 0, 65535, "Port to listen on, 0 to 65535 (default: 0, a free one).");

    private readonly Option<string> _data = new("--data")
    {
        HelpName = "file",
        Description =
            "JSON file with the key stores to serve, in the form that 'aws kms describe-custom-key-stores' prints or that "
            + "/emulator/state gives (default: a built-in set).",
    };

    private readonly NumberOption _pageSize = new(
        "--page-size", 1, 1000, "Key stores a page when a request names no Limit, 1 to 1000 (default: 10).");

    private readonly NumberOption _delay = new(
        "--delay", 0, 600_000, "Milliseconds to wait before each reply, 0 to 600000 (default: 0).");

    private readonly NumberOption _connectTime = new(
        "--connect-time", 0, 86_400_000, "Milliseconds a store is CONNECTING, 0 to 86400000 (default: 2000).");

    private readonly NumberOption _disconnectTime = new(
        "--disconnect-time", 0, 86_400_000, "Milliseconds a store is DISCONNECTING, 0 to 86400000 (default: 1000).");

    private readonly NumberOption _quota = new(
        "--quota", 0, int.MaxValue, "Key stores there may be (default: 10, or ten more than at the start).");

    private readonly NumberOption _rate = new(
        "--rate", 0, int.MaxValue, "Requests of one operation answered a second, 0 for all (default: 0).");

    private readonly FaultOption _faults = new(
        "--fault",
        "Do something wrong with the kth request, or with n from there on (default: 1x1). Repeatable; for kinds see below.");

    private static string Epilogue => $$"""
        While it runs, GET /emulator/state shows all it holds; PATCH changes what the JSON
        body names and PUT replaces it: Settings, CustomKeyStores, CloudHsmClusters,
        XksProxies and Faults. This makes the next connect of a store fail:

          $change = '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-74904bb407de7cc99","ConnectionOutcome":"XKS_PROXY_TIMED_OUT"}]}'
          Invoke-RestMethod http://127.0.0.1:<port>/emulator/state -Method Patch -ContentType application/json -Body $change

          curl -X PATCH -H 'Content-Type: application/json' http://127.0.0.1:<port>/emulator/state -d "$change"

        Kinds of faults, for --fault and for Faults, where a fault may also name Operation,
        From (k), Count (n) and, if it is slow, Seconds:

        {{string.Join(Environment.NewLine, FaultCatalogue.All.Select(entry => $"  {entry.Kind,-24}{entry.Summary}"))}}
        """;

    /// <summary>The command, which runs an emulator with what the arguments say.</summary>
    public RootCommand Create(Func<EmulatorOptions, Task<int>> run)
    {
        var command = CommandLineProgram.Create(
            Description,
            new HelpOption("--help", "-h"),
            () => Epilogue,
            _port, _data, _pageSize, _delay, _connectTime, _disconnectTime, _quota, _rate, _faults);
        command.SetAction((parsed, _) => run(Read(parsed)));
        return command;
    }

    private EmulatorOptions Read(ParseResult parsed)
    {
        var options = new EmulatorOptions
        {
            Port = parsed.GetValue(_port) ?? 0,
            PageSize = parsed.GetValue(_pageSize) ?? 10,
            Delay = TimeSpan.FromMilliseconds(parsed.GetValue(_delay) ?? 0),
        };
        if (parsed.GetValue(_data) is { } path)
        {
            options = KeyStoreFile.Load(path, options);
        }

        var settings = options.Settings;
        return options with
        {
            Settings = settings with
            {
                ConnectingSeconds = parsed.GetValue(_connectTime) / 1000.0 ?? settings.ConnectingSeconds,
                DisconnectingSeconds = parsed.GetValue(_disconnectTime) / 1000.0 ?? settings.DisconnectingSeconds,
                CustomKeyStoreQuota = parsed.GetValue(_quota) ?? settings.CustomKeyStoreQuota,
                RequestsPerSecond = parsed.GetValue(_rate) ?? settings.RequestsPerSecond,
            },
            InitialFaults = [.. options.InitialFaults, .. parsed.GetValue(_faults) ?? []],
        };
    }
}
