using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests;

public sealed class ProgramTests
{
    private const string BadFault = "Give --fault a kind, and where to begin and how often, such as Throttling@2x3, not ";

    private static CancellationToken Cancellation => Bounded.Token;

    [Fact]
    public async Task Help_lists_every_option()
    {
        (int exitCode, string output, string error) = await RunAsync("--help");

        Assert.Equal((0, string.Empty), (exitCode, error));
        string[] options =
        [
            "--port", "--data", "--page-size", "--delay", "--connect-time", "--disconnect-time", "--quota", "--rate", "--fault", "--help",
            "/emulator/state", "Invoke-RestMethod", "curl", .. Enum.GetNames<FaultKind>(),
        ];
        Assert.All(options, option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--bind 0.0.0.0", "Unrecognized command or argument '--bind'.")]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--port http", "Give --port a whole number from 0 to 65535, not 'http'.")]
    [InlineData("--port 65536", "Give --port a whole number from 0 to 65535, not '65536'.")]
    [InlineData("--page-size 0", "Give --page-size a whole number from 1 to 1000, not '0'.")]
    [InlineData("--connect-time 2s", "Give --connect-time a whole number from 0 to 86400000, not '2s'.")]
    [InlineData("--disconnect-time -1", "Give --disconnect-time a whole number from 0 to 86400000, not '-1'.")]
    [InlineData("--quota ten", "Give --quota a whole number from 0 to 2147483647, not 'ten'.")]
    [InlineData("--rate", "Required argument missing for option: '--rate'.")]
    [InlineData("--fault NoSuchKind", BadFault + "'NoSuchKind'.")]
    [InlineData("--fault Html@0", BadFault + "'Html@0'.")]
    [InlineData("--fault Html@1x", BadFault + "'Html@1x'.")]
    [InlineData("--delay -1", "Give --delay a whole number from 0 to 600000, not '-1'.")]
    public async Task Bad_arguments_are_explained(string arguments, string message)
    {
        (int exitCode, string output, string error) = await RunAsync(arguments.Split(' '));

        Assert.Equal((2, string.Empty, $"{message} Run with --help to see the options."), (exitCode, output, error.TrimEnd()));
    }

    [Fact]
    public async Task A_bad_file_is_explained()
    {
        (int exitCode, string output, string error) = await RunAsync("--data", "no-such-file.json");

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.StartsWith("no-such-file.json: it cannot be read: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_explained()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        (int exitCode, string output, string error) = await RunAsync("--port", $"{port}");

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.StartsWith($"Cannot listen on port {port}: ", error, StringComparison.Ordinal);
        Assert.Contains("--port", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_serves_pages_of_10_logs_requests_and_stops_on_a_signal(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal another process could send.");
        Assert.SkipWhen(
            signal == "INT" && IgnoresInterrupts(),
            "SIGINT is ignored here, as in a script's background job, and so by what is started.");
        using var program = Start();
        string body, log;
        try
        {
            string endpoint = await ReadEndpointAsync(program);
            body = await PostAsync(endpoint);
            log = await ReadLineAsync(
                program,
                line => line.Contains("DescribeCustomKeyStores", StringComparison.Ordinal)
                    && line.Contains("Z ", StringComparison.Ordinal));
            using var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]);
            await program.WaitForExitAsync(Cancellation);
        }
        finally
        {
            // Where it has ended, as it should, there is nothing to kill.
            program.Kill();
        }

        Assert.Equal(10, body.Split("\"CustomKeyStoreId\"").Length - 1);
        Assert.Matches(@"^\d\d:\d\d:\d\d\.\d{3}Z DescribeCustomKeyStores 200 [0-9a-f-]{36} AKIDEXAMPLE$", log);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal(string.Empty, await program.StandardError.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task It_serves_the_stores_of_a_file()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(
            path,
            """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"from a file","CustomKeyStoreType":"AWS_CLOUDHSM"}]}""",
            Cancellation);
        using var program = Start("--data", path);
        try
        {
            string endpoint = await ReadEndpointAsync(program);

            Assert.Contains("from a file", await PostAsync(endpoint), StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task It_takes_settings_from_a_file_and_over_them_from_its_arguments()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(
            path,
            """{"CustomKeyStores":[],"Settings":{"ConnectingSeconds":7,"DisconnectingSeconds":8}}""",
            Cancellation);
        using var program = Start("--data", path, "--connect-time", "1500", "--quota", "3", "--rate", "4");
        try
        {
            string endpoint = await ReadEndpointAsync(program);
            using var http = new HttpClient();

            string state = await http.GetStringAsync($"{endpoint}/emulator/state", Cancellation);

            var settings = JsonDocument.Parse(state).RootElement.GetProperty("Settings");
            Assert.Equal(1.5, settings.GetProperty("ConnectingSeconds").GetDouble());
            Assert.Equal(8, settings.GetProperty("DisconnectingSeconds").GetDouble());
            Assert.Equal(3, settings.GetProperty("CustomKeyStoreQuota").GetInt32());
            Assert.Equal(4, settings.GetProperty("RequestsPerSecond").GetInt32());
        }
        finally
        {
            program.Kill();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task It_takes_faults_from_a_file_and_after_them_from_its_arguments()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, """{"CustomKeyStores":[],"Faults":[{"Kind":"Html"}]}""", Cancellation);
        using var program = Start("--data", path, "--fault", "Throttling", "--fault", "cutbody@2", "--fault", "NeverEnds@3x4");
        try
        {
            string endpoint = await ReadEndpointAsync(program);
            using var http = new HttpClient();

            string state = await http.GetStringAsync($"{endpoint}/emulator/state", Cancellation);

            Assert.Equal(
                ["Html 1 1", "Throttling 1 1", "CutBody 2 1", "NeverEnds 3 4"],
                JsonDocument.Parse(state).RootElement.GetProperty("Faults").EnumerateArray().Select(
                    fault => $"{fault.GetProperty("Kind")} {fault.GetProperty("From")} {fault.GetProperty("Count")}"));
        }
        finally
        {
            program.Kill();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task It_takes_the_port_page_size_and_delay_it_is_given()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        using var program = Start("--port", $"{port}", "--page-size", "3", "--delay", "25");
        try
        {
            string introduction = await ReadLineAsync(program, _ => true);

            Assert.Equal(
                $"KMS emulator at http://127.0.0.1:{port}: {BuiltInStores.All.Count} key stores, 3 a page, each reply after 25 ms.",
                introduction);
        }
        finally
        {
            program.Kill();
        }
    }

    /// <summary>Whether this process was started to ignore SIGINT; the second lowest bit of the mask stands for it.</summary>
    private static bool IgnoresInterrupts()
    {
        const string status = "/proc/self/status";
        const string field = "SigIgn:";
        string? mask = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?[field.Length..].Trim()
            : null;
        return mask is not null && (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var output = program.StandardOutput.ReadToEndAsync(Cancellation);
        var error = program.StandardError.ReadToEndAsync(Cancellation);
        try
        {
            await program.WaitForExitAsync(Cancellation);
        }
        finally
        {
            program.Kill();
        }

        return (program.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(EmulatorServer).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> ReadEndpointAsync(Process program)
    {
        const string option = "--endpoint-url ";
        string line = await ReadLineAsync(program, text => text.Contains(option, StringComparison.Ordinal));
        await ReadLineAsync(program, text => text.Contains("Ctrl+C", StringComparison.Ordinal));
        return line[(line.IndexOf(option, StringComparison.Ordinal) + option.Length)..];
    }

    private static async Task<string> ReadLineAsync(Process program, Predicate<string> wanted)
    {
        while (await program.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (wanted(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The program ended before the line was printed.");
    }

    private static async Task<string> PostAsync(string endpoint)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", Client.Describe);
        request.Headers.TryAddWithoutValidation("Authorization", Client.Authorization);
        using var response = await http.SendAsync(request, Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
