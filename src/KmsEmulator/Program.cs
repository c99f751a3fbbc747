using System.Globalization;
using System.Runtime.InteropServices;
using KmsEmulator.Admin;
using KmsEmulator.Hosting;

namespace KmsEmulator;

/// <summary>The emulator as a program of its own. It exits with 0 when stopped, 1 when it cannot start, 2 on bad arguments.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var commandLine = CommandLine.Parse(args);
            if (commandLine.Help)
            {
                Console.WriteLine(CommandLine.Usage);
                return 0;
            }

            var options = commandLine.Options with { Answered = Log };
            if (commandLine.Data is { } path)
            {
                options = KeyStoreFile.Load(path, options);
            }

            options = options with
            {
                Settings = commandLine.Over(options.Settings),
                InitialFaults = [.. options.InitialFaults, .. commandLine.Faults],
            };

            return await RunAsync(options).ConfigureAwait(false);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 2;
        }
        catch (StateDocumentException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task<int> RunAsync(EmulatorOptions options)
    {
        var stop = new TaskCompletionSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        EmulatorServer server;
        try
        {
            server = await EmulatorServer.StartAsync(options).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(
                $"Cannot listen on port {options.Port}: {error.Message} Name another with --port, or none to take a free one.")
                .ConfigureAwait(false);
            return 1;
        }

        await using (server.ConfigureAwait(false))
        {
            Introduce(server, options);
            await stop.Task.ConfigureAwait(false);
        }

        return 0;
    }

    private static void Introduce(EmulatorServer server, EmulatorOptions options)
    {
        string endpoint = server.Endpoint.GetLeftPart(UriPartial.Authority);
        string delay = options.Delay > TimeSpan.Zero ? $", each reply after {options.Delay.TotalMilliseconds} ms" : string.Empty;
        Console.WriteLine($"""
            KMS emulator at {endpoint}: {server.Stores.Count} key stores, {options.PageSize} a page{delay}.

            AWS CLI:
              export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1
              aws kms describe-custom-key-stores --endpoint-url {endpoint}

            PowerShell:
              $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'test'; $env:AWS_REGION = 'us-east-1'
              Get-KMSCustomKeyStore -EndpointUrl {endpoint}

            All it holds, to see (GET) and change (PATCH, PUT): {endpoint}{AdminApi.Path}

            Any access key will do: signatures are not checked. Ctrl+C stops the emulator.

            """);
    }

    private static void Log(ReceivedRequest request, int statusCode) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{request.TimeReceived:HH:mm:ss.fff}Z {request.Operation ?? "-"} {statusCode} {request.RequestId} "
        + $"{request.Credential?.AccessKeyId ?? "-"}"));
}
