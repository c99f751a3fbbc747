using System.Globalization;
using System.Runtime.InteropServices;
using KmsEmulator.Admin;
using KmsEmulator.Cli;
using KmsEmulator.Hosting;

namespace KmsEmulator;

/// <summary>The emulator as a program of its own. It exits with 0 when stopped, 1 when it cannot start, 2 on bad arguments.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
        => CommandLineProgram.RunAsync<StateDocumentException>(new EmulatorCommand().Create(RunAsync), args);

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
            server = await EmulatorServer.StartAsync(options with { Answered = Log }).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(
                $"Cannot listen on port {options.Port}: {error.Message} Name another with --port, or none to take a free one.")
                .ConfigureAwait(false);
            return CommandLineProgram.Failure;
        }

        await using (server.ConfigureAwait(false))
        {
            Introduce(server, options);
            await stop.Task.ConfigureAwait(false);
        }

        return CommandLineProgram.Success;
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
