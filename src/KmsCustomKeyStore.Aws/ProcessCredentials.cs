using System.Diagnostics;
using System.Text.Json;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Credentials that a program writes (credential_process). The SDK's own wait for the program to its end; these end the
/// program, and what it has started, with the command.
/// </summary>
internal sealed class ProcessCredentials : RefreshingAWSCredentials
{
    private readonly string _command;
    private readonly CancellationToken _stop;

    /// <param name="command">The line of the profile, for the shell of the system.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public ProcessCredentials(string command, CancellationToken cancellationToken)
    {
        _command = command;
        _stop = cancellationToken;
        PreemptExpiryTime = TimeSpan.FromMinutes(15);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            return Read(await RunAsync().ConfigureAwait(false));
        }
        catch (Exception failure) when (!_stop.IsCancellationRequested)
        {
            throw new ProcessAWSCredentialException("The credential_process gave no credentials.", failure);
        }
    }

    private async Task<string> RunAsync()
    {
        _stop.ThrowIfCancellationRequested();
        using var process = Process.Start(Shell())!;
        using (_stop.Register(() => End(process)))
        {
            // Both are read, for a program waits where nobody reads what it writes.
            var errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            process.WaitForExit();
            _stop.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"It ended with exit code {process.ExitCode}.");
        }
    }

    private ProcessStartInfo Shell()
    {
#if NETFRAMEWORK
        var shell = new ProcessStartInfo("cmd.exe", $"/c {_command.Trim()}");
#else
        var shell = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", $"/c {_command.Trim()}") : new ProcessStartInfo("sh", ["-c", _command]);
#endif
        shell.UseShellExecute = false;
        shell.CreateNoWindow = true;
        shell.RedirectStandardOutput = true;
        shell.RedirectStandardError = true;
        return shell;
    }

    private static void End(Process process)
    {
        try
        {
#if NETFRAMEWORK
            process.Kill();
#else
            process.Kill(entireProcessTree: true);
#endif
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static CredentialsRefreshState Read(string output)
    {
        using var document = JsonDocument.Parse(output, new JsonDocumentOptions { AllowTrailingCommas = true });
        var keys = document.RootElement;
        if (keys.GetProperty("Version").GetInt32() != 1)
        {
            throw new JsonException("The Version is not 1.");
        }

        return new CredentialsRefreshState(
            new ImmutableCredentials(Text(keys, "AccessKeyId"), Text(keys, "SecretAccessKey"), Text(keys, "SessionToken")),
            Text(keys, "Expiration") is not null ? keys.GetProperty("Expiration").GetDateTimeOffset().UtcDateTime : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
    }

    private static string? Text(JsonElement keys, string name)
        => keys.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
