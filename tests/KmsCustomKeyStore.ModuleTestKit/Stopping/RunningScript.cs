using System.Diagnostics;
using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTestKit.Stopping;

/// <summary>A script that is to be stopped, in a session that says afterwards what came of it.</summary>
internal sealed class RunningScript : IDisposable
{
    // The promise is half a second; a machine under load gets more.
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(5);

    private readonly ModuleShell _session;
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly IAsyncResult _run;
    private int _writtenInAll;

    public RunningScript(ModuleShell session, string script, params object?[] arguments)
    {
        _session = session;
        session.Run("$Error.Clear(); $global:caught = $null").Clean();
        _shell = session.Start($"try {{ {script} }} catch {{ $global:caught = $_ }}", arguments);
        _run = _shell.BeginInvoke<object, PSObject>(null, _output);
    }

    /// <summary>How many objects the script has written.</summary>
    public int Written => _output.Count;

    private int WrittenInAll => _output.Count + Records() + _shell.Streams.Error.Count + _shell.Streams.Progress.Count;

    /// <summary>Whether a verbose message with this text was written.</summary>
    public bool HasSaid(string text) => _shell.Streams.Verbose.Any(record => record.Message.Contains(text, StringComparison.Ordinal));

    /// <summary>Of how many targets it was said that they are asked; after that a command says nothing until one answers.</summary>
    public int Asked => _shell.Streams.Verbose.Count(record => record.Message.StartsWith("Asking ", StringComparison.Ordinal));

    /// <summary>Waits until the script has come so far.</summary>
    public async Task ReachAsync(Func<bool> phase)
    {
        var watch = Stopwatch.StartNew();
        while (!phase())
        {
            Assert.False(_run.IsCompleted, "The script has ended.");
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "The script has not come so far.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops it: it ends soon, writes nothing, reports no error and runs no catch; the session goes on.</summary>
    public void Stop()
    {
        int written = _output.Count;
        int records = Records();
        var watch = Stopwatch.StartNew();
        Assert.True(_shell.BeginStop(null, null).AsyncWaitHandle.WaitOne(TimeSpan.FromMinutes(1)), "It does not end.");
        var elapsed = watch.Elapsed;
        TestContext.Current.TestOutputHelper?.WriteLine($"Stopped in {elapsed.TotalMilliseconds:0} ms.");

        Assert.Equal(PSInvocationState.Stopped, _shell.InvocationStateInfo.State);
        Assert.InRange(elapsed, TimeSpan.Zero, _bound);
        Assert.Equal(written, _output.Count);
        Assert.Equal(records, Records());
        Assert.Empty(_shell.Streams.Error);
        Assert.Equal(string.Empty, Assert.Single(_session.Run("\"$Error$caught\"").Output).ToString());
        _writtenInAll = WrittenInAll;
    }

    /// <summary>It has not written to any stream since it was stopped.</summary>
    public void AssertSilent() => Assert.Equal(_writtenInAll, WrittenInAll);

    public void Dispose() => _shell.Dispose();

    private int Records()
        => _shell.Streams.Verbose.Count + _shell.Streams.Warning.Count + _shell.Streams.Information.Count + _shell.Streams.Debug.Count;
}
