using System.Diagnostics;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>A process that is run to its end, and is ended with all that it started where that does not come in time.</summary>
internal static class ProcessRun
{
    /// <summary>Runs it without input; what it wrote and what it complained of.</summary>
    /// <param name="start">The program.</param>
    /// <param name="bound">How long it may take; it takes far less.</param>
    public static async Task<(string Output, string Errors)> RunAsync(ProcessStartInfo start, TimeSpan bound)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ended.CancelAfter(bound);
        using var process = Process.Start(start)!;
        using var end = ended.Token.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ended.Token);
        var errors = process.StandardError.ReadToEndAsync(ended.Token);
        await process.WaitForExitAsync(ended.Token);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return (await output, await errors);
    }
}
