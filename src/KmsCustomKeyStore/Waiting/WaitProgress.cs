using System.Management.Automation;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Waiting;

/// <summary>The progress bars of a wait. Each store has its own, with its state and the elapsed time.</summary>
/// <param name="clock">The clock.</param>
/// <param name="timeout">How long the command waits.</param>
internal sealed class WaitProgress(IWaitClock clock, TimeSpan timeout)
{
    // Scripts give their own bars small numbers, which must not clash with these.
    private const int FirstId = 0x4B4D5300;

    private static readonly TimeSpan _often = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _start = clock.Now;
    private readonly Dictionary<WaitItem, Bar> _bars = [];
    private TimeSpan _last;

    /// <summary>Whether the state of a store has changed since it was last seen.</summary>
    public bool IsNews(WaitEvent happened)
        => !_bars.TryGetValue(happened.Item, out var bar) || bar.Store?.ConnectionState != happened.Store?.ConnectionState;

    /// <summary>Updates the bar of a store.</summary>
    public ProgressRecord See(WaitEvent happened)
    {
        if (!_bars.TryGetValue(happened.Item, out var bar))
        {
            _bars.Add(happened.Item, bar = new Bar(FirstId + _bars.Count));
        }

        bar.Store = happened.Store ?? bar.Store;
        bar.IsDone = happened.IsEnd;
        return Record(happened.Item, bar);
    }

    /// <summary>Updates the elapsed time of all bars, at most once a second.</summary>
    public IEnumerable<ProgressRecord> Tick()
    {
        if (clock.Now - _last < _often)
        {
            return [];
        }

        _last = clock.Now;
        return _bars.Where(bar => !bar.Value.IsDone).Select(bar => Record(bar.Key, bar.Value));
    }

    /// <summary>Removes the remaining bars from the screen.</summary>
    public IEnumerable<ProgressRecord> End()
        => _bars.Where(bar => !bar.Value.IsDone).Select(bar =>
        {
            bar.Value.IsDone = true;
            return Record(bar.Key, bar.Value);
        });

    private ProgressRecord Record(WaitItem item, Bar bar)
    {
        var elapsed = clock.Now - _start;
        string name = bar.Store is null
            ? KeyStoreText.Name(item.Store.Name, item.Store.Id, item.AccountRegion.Region)
            : KeyStoreText.Name(bar.Store);
        string state = SafeText.Show(bar.Store is null ? "not asked yet" : KeyStoreText.State(bar.Store));
        string time = $"{Minutes(elapsed)} of at most {Minutes(timeout)}";
        string status = $"{state} after {time}, to be {string.Join(" or ", item.States)}";
        return new ProgressRecord(bar.Id, SafeText.Show($"Key store {name}"), status)
        {
            RecordType = bar.IsDone ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
    }

    private static string Minutes(TimeSpan time) => $"{(int)time.TotalMinutes}:{time.Seconds:00}";

    private sealed class Bar(int id)
    {
        public int Id => id;

        public CustomKeyStore? Store { get; set; }

        public bool IsDone { get; set; }
    }
}
