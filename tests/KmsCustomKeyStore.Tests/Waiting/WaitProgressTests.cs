using System.Management.Automation;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

[NeedsPowerShell]
public sealed class WaitProgressTests
{
    private readonly VirtualClock _clock = new();
    private readonly WaitItem _one = Item("cks-1");
    private readonly WaitItem _other = Item("cks-2", "CONNECTED", "FAILED");

    [Fact]
    public void Each_store_has_a_bar_of_its_own()
    {
        var progress = NewProgress();
        int[] ids = [progress.See(Event(_one)).ActivityId, progress.See(Event(_other)).ActivityId, progress.See(Event(_one)).ActivityId];

        Assert.Equal(ids[0], ids[2]);
        Assert.NotEqual(ids[0], ids[1]);
        Assert.All(ids, id => Assert.True(id > 1000));
    }

    [Fact]
    public void A_bar_says_which_store_is_to_be_what_and_what_it_is_since_when()
    {
        var progress = NewProgress();
        _clock.Advance(TimeSpan.FromSeconds(65));

        var record = progress.See(Event(_other));

        Assert.Equal("Key store 'a' (cks-2) in eu-west-1", record.Activity);
        Assert.Equal("CONNECTING after 1:05 of at most 30:00, to be CONNECTED or FAILED", record.StatusDescription);
        Assert.Equal(ProgressRecordType.Processing, record.RecordType);
    }

    [Fact]
    public void A_store_that_ends_takes_its_bar_with_it()
    {
        var progress = NewProgress();
        progress.See(Event(_one));
        progress.See(Event(_other));
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(ProgressRecordType.Completed, progress.See(Event(_one) with { IsEnd = true }).RecordType);
        Assert.Contains("(cks-2)", Assert.Single(progress.Tick()).Activity, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_fails_before_it_was_described_is_named_as_it_was_given()
    {
        var record = NewProgress().See(new WaitEvent(_one, null, IsEnd: true));

        Assert.Equal("Key store 'cks-1' in eu-west-1", record.Activity);
        Assert.StartsWith("not asked yet", record.StatusDescription, StringComparison.Ordinal);
        Assert.Equal(ProgressRecordType.Completed, record.RecordType);
    }

    [Fact]
    public void A_store_that_fails_keeps_its_last_state_on_the_bar()
    {
        var progress = NewProgress();
        progress.See(Event(_one));

        Assert.StartsWith("CONNECTING", progress.See(new WaitEvent(_one, null, IsEnd: true)).StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_is_shown_at_most_once_a_second()
    {
        var progress = NewProgress();
        progress.See(Event(_one));
        var shown = new List<string>();
        for (int count = 0; count < 20; count++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            shown.AddRange(progress.Tick().Select(record => record.StatusDescription));
        }

        Assert.Equal(
            [.. Enumerable.Range(1, 5).Select(second => $"CONNECTING after 0:0{second} of at most 30:00, to be CONNECTED")], shown);
    }

    [Fact]
    public void At_the_end_the_bars_that_are_left_go_once()
    {
        var progress = NewProgress();
        progress.See(Event(_one) with { IsEnd = true });
        int left = progress.See(Event(_other)).ActivityId;

        var record = Assert.Single(progress.End().ToArray());
        Assert.Equal((left, ProgressRecordType.Completed), (record.ActivityId, record.RecordType));
        Assert.Empty(progress.End().ToArray());
    }

    private static WaitItem Item(string id, params string[] states)
        => new(new KeyStoreReference(id), new AccountRegion("eu-west-1", null), states.Length == 0 ? ["CONNECTED"] : states);

    private static WaitEvent Event(WaitItem item)
        => new(item, new CustomKeyStore
        {
            CustomKeyStoreId = item.CustomKeyStoreId,
            CustomKeyStoreName = "a",
            Region = "eu-west-1",
            ConnectionState = "CONNECTING",
        });

    private WaitProgress NewProgress() => new(_clock, TimeSpan.FromMinutes(30));
}
