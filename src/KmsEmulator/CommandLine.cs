using System.Globalization;
using System.Text.RegularExpressions;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Settings;

namespace KmsEmulator;

/// <summary>The arguments of the program.</summary>
internal sealed partial record CommandLine
{
    public static string Usage => $$"""
        Usage: dotnet run --project src/KmsEmulator -- [options]

        A local AWS KMS endpoint for custom key stores. It listens on 127.0.0.1 only.

          --port <number>       port to listen on, 0 to 65535 (default: 0, a free one)
          --data <file>         JSON file with the key stores to serve, in the form that
                                'aws kms describe-custom-key-stores' prints or that
                                /emulator/state gives (default: a built-in set)
          --page-size <number>  key stores a page when a request names no Limit, 1 to 1000
                                (default: 10)
          --delay <ms>          milliseconds to wait before each reply, 0 to 600000
                                (default: 0)
          --connect-time <ms>   milliseconds a store is CONNECTING, 0 to 86400000
                                (default: 2000)
          --disconnect-time <ms>
                                milliseconds a store is DISCONNECTING, 0 to 86400000
                                (default: 1000)
          --quota <number>      key stores there may be (default: 10, or ten more than at
                                the start)
          --rate <number>       requests of one operation answered a second, 0 for all
                                (default: 0)
          --fault <kind>[@<k>[x<n>]]
                                do something wrong with the kth request, or with n from
                                there on (default: 1x1); repeatable, for kinds see below
          --help                show this text

        While it runs, GET /emulator/state shows all it holds; PATCH changes what the JSON
        body names and PUT replaces it: Settings, CustomKeyStores, CloudHsmClusters,
        XksProxies and Faults. This makes the next connect of a store fail:

          $change = '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-74904bb407de7cc99","ConnectionOutcome":"XKS_PROXY_TIMED_OUT"}]}'
          Invoke-RestMethod http://127.0.0.1:<port>/emulator/state -Method Patch -ContentType application/json -Body $change

          curl -X PATCH -H 'Content-Type: application/json' http://127.0.0.1:<port>/emulator/state -d "$change"

        Kinds of faults, for --fault and for Faults, where a fault may also name Operation,
        From (k), Count (n) and, if it is slow, Seconds:

        {{Kinds}}
        """;

    private static string Kinds => string.Join(
        Environment.NewLine, FaultCatalogue.All.Select(entry => $"  {entry.Kind,-24}{entry.Summary}"));

    public bool Help { get; private init; }

    public string? Data { get; private init; }

    /// <summary>How to start, save for the stores in <see cref="Data"/>.</summary>
    public EmulatorOptions Options { get; private init; } = new() { PageSize = 10 };

    public IReadOnlyList<Fault> Faults { get; private init; } = [];

    public int? ConnectTime { get; private init; }

    public int? DisconnectTime { get; private init; }

    public int? Quota { get; private init; }

    public int? Rate { get; private init; }

    /// <summary>Settings, such as those of a file, with those that the arguments name in their place.</summary>
    public EmulatorSettings Over(EmulatorSettings settings) => settings with
    {
        ConnectingSeconds = ConnectTime / 1000.0 ?? settings.ConnectingSeconds,
        DisconnectingSeconds = DisconnectTime / 1000.0 ?? settings.DisconnectingSeconds,
        CustomKeyStoreQuota = Quota ?? settings.CustomKeyStoreQuota,
        RequestsPerSecond = Rate ?? settings.RequestsPerSecond,
    };

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var parsed = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? option))
        {
            var options = parsed.Options;
            parsed = option switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--data" => parsed with { Data = Value(option, rest) },
                "--port" => parsed with { Options = options with { Port = Number(option, rest, 0, 65535) } },
                "--page-size" => parsed with { Options = options with { PageSize = Number(option, rest, 1, 1000) } },
                "--delay" => parsed with
                {
                    Options = options with { Delay = TimeSpan.FromMilliseconds(Number(option, rest, 0, 600_000)) },
                },
                "--connect-time" => parsed with { ConnectTime = Number(option, rest, 0, 86_400_000) },
                "--disconnect-time" => parsed with { DisconnectTime = Number(option, rest, 0, 86_400_000) },
                "--quota" => parsed with { Quota = Number(option, rest, 0, int.MaxValue) },
                "--rate" => parsed with { Rate = Number(option, rest, 0, int.MaxValue) },
                "--fault" => parsed with { Faults = [.. parsed.Faults, ReadFault(Value(option, rest))] },
                _ => throw new UsageException($"'{option}' is not an option. Run with --help to see the options."),
            };
        }

        return parsed;
    }

    private static Fault ReadFault(string text)
    {
        var match = FaultPattern().Match(text);
        return match.Success
            && FaultCatalogue.TryFind(match.Groups["kind"].Value, out var kind)
            && TryReadCount(match.Groups["from"], out int from)
            && TryReadCount(match.Groups["count"], out int count)
            ? new Fault { Kind = kind, From = from, Count = count }
            : throw new UsageException(
                $"Give --fault a kind, and where to begin and how often, such as Throttling@2x3, not '{text}'. "
                + "Run with --help to see the kinds.");
    }

    private static bool TryReadCount(Group group, out int count)
    {
        count = 1;
        return !group.Success
            || (int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1);
    }

    [GeneratedRegex(@"^(?<kind>[A-Za-z0-9]+)(@(?<from>[0-9]+)(x(?<count>[0-9]+))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FaultPattern();

    private static string Value(string option, Queue<string> rest)
        => rest.TryDequeue(out string? value) ? value : throw new UsageException($"Give {option} a value after a space.");

    private static int Number(string option, Queue<string> rest, int min, int max)
    {
        string value = Value(option, rest);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= min && number <= max
            ? number
            : throw new UsageException($"Give {option} a whole number from {min} to {max}, not '{value}'.");
    }
}
