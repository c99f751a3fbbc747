using System.Diagnostics;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>The progress bar of a cmdlet that lists several regions and profiles. It appears when the list takes a while.</summary>
/// <param name="activity">The title of the bar.</param>
internal sealed class FanOutProgress(string activity)
{
    private static readonly TimeSpan _noticeable = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _isShown;

    /// <summary>The next state of the bar; null while it is not shown yet.</summary>
    public ProgressRecord? Next(int done, int all)
    {
        if (_watch.Elapsed < _noticeable)
        {
            return null;
        }

        _isShown = true;
        return new ProgressRecord(0, activity, $"{done} of {all} regions and profiles have answered")
        {
            PercentComplete = done * 100 / all,
        };
    }

    /// <summary>The record that removes the bar; null if it was not shown.</summary>
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
