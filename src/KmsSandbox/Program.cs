using KmsEmulator.Hosting;
using KmsEmulator.Settings;
using KmsSandbox.Pictures;

namespace KmsSandbox;

/// <summary>
/// The sandbox: an emulator of AWS KMS, a shell that asks it and the module. It exits with the shell's exit code, with
/// 1 when it cannot start and with 2 on bad arguments.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => new SandboxCommand(RunAsync).RunAsync(args);

    private static async Task<int> RunAsync(string? command, string? picture)
    {
        string manifest = BuiltModule.FindManifest();
        var shell = Shell.Find();

        // AWS takes minutes to connect a store; nobody is to wait here.
        var options = new EmulatorOptions
        {
            PageSize = 10,
            Settings = new EmulatorSettings { ConnectingSeconds = 1, DisconnectingSeconds = 0.5 },
        };
        var emulator = await EmulatorServer.StartAsync(options).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            SandboxEnvironment.Apply(emulator.Endpoint, manifest);
            if (command is not null)
            {
                return picture is { } file
                    ? Picture.Write(file, command, shell)
                    : shell.Run(command);
            }

            string endpoint = emulator.Endpoint.GetLeftPart(UriPartial.Authority);
            Console.WriteLine(
                $"""
                KmsCustomKeyStore in {shell.Description}, with a KMS emulator of {emulator.Stores.Count} key stores at {endpoint}.
                Nothing here reaches AWS.

                """);
            return shell.RunFile(Path.Combine(AppContext.BaseDirectory, "Tour.ps1"), prompt: Terminal.IsInteractive);
        }
    }
}
