using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Credentials that a program writes (credential_process). The SDK's class waits until the program ends; this one ends the program,
/// and the processes that it has started, when the request ends.
/// </summary>
/// <param name="command">The command line of the profile, for the system's shell.</param>
/// <param name="folder">The folder in which it runs; null for that of the process.</param>
internal sealed class ProcessCredentials(string command, string? folder) : RefreshingCredentials
{
    /// <inheritdoc/>
    protected override string Asked => "the credential_process";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Read(await RunAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProcessAWSCredentialException("The credential_process gave no credentials.", failure);
        }
    }

    [SuppressMessage("Reliability", "CA2016", Justification = "The .NET Framework has no other overload.")]
    private async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Process.Start(Shell())!;
        try
        {
            using var end = cancellationToken.Register(() => End(process));

            // Both streams are read, because a program blocks when a pipe that it writes to is full.
            var errors = process.StandardError.ReadToEndAsync();
            string output = await UntilAsync(process.StandardOutput.ReadToEndAsync(), cancellationToken).ConfigureAwait(false);
            await UntilAsync(errors, cancellationToken).ConfigureAwait(false);
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"It ended with exit code {process.ExitCode}.");
        }
        finally
        {
            // The wait above may notice the cancellation first, and then the registration is disposed before it runs.
            if (cancellationToken.IsCancellationRequested)
            {
                End(process);
            }
        }
    }

    private ProcessStartInfo Shell()
    {
#if NETFRAMEWORK
        var shell = new ProcessStartInfo("cmd.exe", $"/c {command.Trim()}");
#else
        var shell = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/c {command.Trim()}")
            : new ProcessStartInfo("sh", ["-c", command]);
#endif
        shell.WorkingDirectory = folder ?? string.Empty;
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
            // The .NET Framework cannot end the processes that a process has started.
            string taskkill = Path.Combine(Environment.SystemDirectory, "taskkill.exe");
            using var end = Process.Start(
                new ProcessStartInfo(taskkill, $"/T /F /PID {process.Id}") { UseShellExecute = false, CreateNoWindow = true });
            end.WaitForExit();
#else
            process.Kill(entireProcessTree: true);
#endif
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // The process has ended already.
        }
    }

    private static (ImmutableCredentials Keys, DateTime End) Read(string output)
    {
        using var document = JsonDocument.Parse(output, new JsonDocumentOptions { AllowTrailingCommas = true });
        return document.RootElement.GetProperty("Version").GetInt32() == 1
            ? JsonKeys.Read(document.RootElement, "SessionToken")
            : throw new JsonException("The Version is not 1.");
    }
}
