using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class WaitRunnerTests
{
    private static readonly AccountRegion _there = new("us-east-1", null);

    [Fact]
    public void A_store_is_told_of_whenever_it_is_described_and_then_that_it_is_there()
    {
        var scene = Scene(60);

        var events = scene.Run([WaitRunnerScene.Item("cks-1")]);

        Assert.True(events.Count > 3);
        Assert.All(events.SkipLast(2), happened => Assert.Equal((false, "CONNECTING"), (happened.IsEnd, happened.Store!.ConnectionState)));
        Assert.Equal(
            [(false, "CONNECTED"), (true, "CONNECTED")],
            events.TakeLast(2).Select(happened => (happened.IsEnd, happened.Store!.ConnectionState)));
    }

    [Fact]
    public void Without_stores_nothing_happens() => Assert.Empty(Scene(0).Run([]));

    [Fact]
    public void A_store_that_fails_does_not_keep_the_others_from_their_ends()
    {
        var events = Scene(60).Run(
            [WaitRunnerScene.Item("cks-1"), WaitRunnerScene.Item("cks-missing"), WaitRunnerScene.Item("cks-1", accountRegion: _there)]);

        var ends = events.Where(happened => happened.IsEnd).ToLookup(happened => happened.Item.CustomKeyStoreId);
        Assert.Equal(ErrorIds.CustomKeyStoreNotFound, Assert.Single(ends["cks-missing"]).Failure!.ErrorId);
        Assert.Equal(2, ends["cks-1"].Count());
        Assert.All(ends["cks-1"], end => Assert.Equal("CONNECTED", end.Store!.ConnectionState));
    }

    [Fact]
    public void A_region_that_cannot_be_asked_fails_alone()
    {
        var scene = new WaitRunnerScene((accountRegion, clock) => accountRegion == _there
            ? throw new KmsException(ErrorIds.ProfileNotFound, "m")
            : new FakeKms(clock, _ => [StateWaiterScene.Store("cks-1", "CONNECTED")]));

        var ends = scene.Run([WaitRunnerScene.Item("cks-1"), WaitRunnerScene.Item("cks-1", accountRegion: _there)])
            .Where(happened => happened.IsEnd)
            .ToArray();

        Assert.Equal([null, ErrorIds.ProfileNotFound], ends.Select(end => end.Failure?.ErrorId).Order());
    }

    [Fact]
    public void A_reconnection_that_is_refused_is_the_end_of_its_store()
    {
        var refusal = new KmsException("AccessDenied", "m");

        var end = Assert.Single(Reconnect(_ => throw refusal));

        Assert.True(end.IsEnd);
        Assert.Same(refusal, end.Failure);
    }

    [Fact]
    public void A_fault_that_nobody_foresaw_is_the_end_of_its_store()
    {
        var end = Assert.Single(Reconnect(_ => throw new InvalidOperationException("bug")));

        Assert.Equal((ErrorIds.UnexpectedFailure, "bug"), (end.Failure!.ErrorId, end.Failure.Message));
    }

    [Fact]
    public void While_nothing_happens_the_reader_is_called_and_can_be_stopped()
    {
        using var stop = new CancellationTokenSource(StateWaiterScene.Hung);
        int ticks = 0;

        // The clock stands still.
        Assert.ThrowsAny<OperationCanceledException>(() => Scene(60).Read([WaitRunnerScene.Item("cks-1")], Tick, stop.Token).Count());
        Assert.Equal(1, ticks);

        void Tick()
        {
            ticks++;
            stop.Cancel();
        }
    }

    [Fact]
    public void A_reader_that_leaves_ends_the_run()
    {
        using var hung = new CancellationTokenSource(StateWaiterScene.Hung);
        var clock = new VirtualClock();
        var kms = new FakeKms(clock, _ => [StateWaiterScene.Store("cks-1", "CONNECTING")]);
        using var runner = new WaitRunner(
            _ => kms, _ => kms, new WaitPolicy(clock, new RequestPacer(clock), TimeSpan.FromSeconds(1800), 4), hung.Token);

        _ = runner.Run([WaitRunnerScene.Item("cks-1")], () => { }).First();

        Assert.True(kms.LastToken.IsCancellationRequested);
        Assert.False(hung.IsCancellationRequested);
    }

    private static List<WaitEvent> Reconnect(Action<string> change)
        => new WaitRunnerScene((_, clock) => new FakeKms(clock, _ => [], change)).Run([WaitRunnerScene.Item("cks-1", reconnects: true)]);

    private static WaitRunnerScene Scene(int connected)
        => new((_, clock) => new FakeKms(
            clock,
            now =>
            [
                StateWaiterScene.Store("cks-1", now.TotalSeconds < connected ? "CONNECTING" : "CONNECTED"),
                StateWaiterScene.Store("cks-2", "CONNECTED"),
            ]));
}
