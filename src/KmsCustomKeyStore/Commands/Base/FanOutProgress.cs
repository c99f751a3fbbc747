using System.Diagnostics;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>The progress of asking several targets, for a wait that is long enough to be noticed.</summary>
/// <param name="activity">What is going on, in the shell's words.</param>
internal sealed class FanOutProgress(string activity)
{
    private static readonly TimeSpan _noticeable = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _isShown;

    /// <summary>What to show now; null while the wait is still short.</summary>
    public ProgressRecord? Next(int done, int all)
    {
        if (_watch.Elapsed < _noticeable)
        {
            return null;
        }

        _isShown = true;
        return new ProgressRecord(0, activity, $"{done} of {all} regions and profiles have answered") { PercentComplete = done * 100 / all };
    }

    /// <summary>What takes it off the screen; null if it never was there.</summary>
    public ProgressRecord? End()
    {
        _watch.Restart();
        if (!_isShown)
        {
            return null;
        }

        _isShown = false;
        return new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed };
    }
}
