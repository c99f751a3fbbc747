using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class StateWaiterRequestTests
{
    [Fact]
    public async Task One_store_is_asked_about_by_its_id()
    {
        var scene = new StateWaiterScene(
            now => [StateWaiterScene.Store("cks-1", State(now, 20)), StateWaiterScene.Store("cks-2", "CONNECTED")]);

        await scene.EndAsync(scene.Wait("cks-1"));

        Assert.True(scene.Asked.Count > 1);
        Assert.All(scene.Asked, request => Assert.Equal("Describe cks-1", request));
    }

    [Fact]
    public async Task One_store_that_is_waited_for_twice_is_asked_about_by_its_id()
    {
        var scene = new StateWaiterScene(now => [StateWaiterScene.Store("cks-1", now.TotalSeconds < 20 ? "CONNECTING" : "CONNECTED")]);
        var first = scene.Wait("cks-1");
        var second = scene.Wait("cks-1", ["CONNECTING"]);

        Assert.Equal("CONNECTING", (await scene.EndAsync(second)).ConnectionState);
        Assert.Equal("CONNECTED", (await scene.EndAsync(first)).ConnectionState);
        Assert.All(scene.Asked, request => Assert.Equal("Describe cks-1", request));
    }

    [Fact]
    public async Task Several_are_asked_about_by_one_list_and_the_last_by_its_id()
    {
        var scene = new StateWaiterScene(
            now =>
            [
                StateWaiterScene.Store("cks-1", State(now, 20)),
                StateWaiterScene.Store("cks-2", State(now, 30)),
                StateWaiterScene.Store("cks-3", State(now, 300)),
            ]);
        var waits = new[] { scene.Wait("cks-1"), scene.Wait("cks-2"), scene.Wait("cks-3") };

        foreach (var wait in waits)
        {
            await scene.EndAsync(wait);
        }

        // The very first question may come before the second store does.
        string[] asked = scene.Asked.SkipWhile(request => request == "Describe cks-1").ToArray();
        string[] lists = asked.TakeWhile(request => request == "Describe").ToArray();
        Assert.True(lists.Length > 1);
        Assert.All(asked.Skip(lists.Length), request => Assert.Equal("Describe cks-3", request));
        Assert.True(asked.Length > lists.Length);
    }

    [Fact]
    public async Task A_list_is_read_no_further_than_the_last_store_that_is_waited_for()
    {
        var scene = new StateWaiterScene(
            now => [.. Enumerable.Range(1, 9).Select(number => StateWaiterScene.Store($"cks-{number}", State(now, 20)))], pageSize: 2);
        var waits = new[] { scene.Wait("cks-2"), scene.Wait("cks-4") };

        foreach (var wait in waits)
        {
            Assert.Equal("CONNECTED", (await scene.EndAsync(wait)).ConnectionState);
        }

        Assert.DoesNotContain(scene.Seen, store => store.CustomKeyStoreId is not ("cks-2" or "cks-4"));
        var markers = scene.Kms(StateWaiterScene.Here).Markers.Where(marker => marker is not null).Distinct();
        Assert.Equal(["2"], markers);
    }

    [Fact]
    public async Task Questions_become_rarer_but_not_too_rare()
    {
        var scene = new StateWaiterScene(now => [StateWaiterScene.Store("cks-1", State(now, 120))]);

        await scene.EndAsync(scene.Wait("cks-1"));

        double[] gaps = Gaps(scene);
        Assert.InRange(gaps[0], 0.4, 0.6);
        Assert.InRange(gaps[1], 0.8, 1.2);
        Assert.InRange(gaps[2], 1.6, 2.4);
        Assert.InRange(gaps[3], 3.2, 4.8);
        Assert.All(gaps.Skip(4), gap => Assert.InRange(gap, 4, 6));
    }

    [Fact]
    public async Task A_store_that_comes_later_is_asked_about_at_once()
    {
        var rest = new TaskCompletionSource();
        StateWaiterScene? scene = null;
        scene = new StateWaiterScene(now =>
        {
            if (now.TotalSeconds > 100 && rest.TrySetResult())
            {
                scene!.Clock.Everybody = null;
            }

            return [StateWaiterScene.Store("cks-1", State(now, 200)), StateWaiterScene.Store("cks-2", "CONNECTED")];
        });
        var first = scene.Wait("cks-1");
        scene.Begin();
        await rest.Task.WaitAsync(StateWaiterScene.Hung, TestContext.Current.CancellationToken);

        // Less than the rest of four seconds and more that is due; and now time stands still.
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Wait("cks-2").WaitAsync(StateWaiterScene.Hung, TestContext.Current.CancellationToken);

        Assert.Equal(["Describe cks-1", "Describe"], scene.Asked.TakeLast(2));
        Assert.Equal("CONNECTED", (await scene.EndAsync(first)).ConnectionState);
    }

    [Fact]
    public async Task Of_fifty_stores_no_second_has_five_questions()
    {
        var scene = new StateWaiterScene(
            now => [.. Enumerable.Range(1, 50).Select(number => StateWaiterScene.Store($"cks-{number}", State(now, number * 5)))],
            pageSize: 10);
        var waits = Enumerable.Range(1, 50).Select(number => scene.Wait($"cks-{number}")).ToArray();

        foreach (var wait in waits)
        {
            Assert.Equal("CONNECTED", (await scene.EndAsync(wait)).ConnectionState);
        }

        double[] times = scene.Kms(StateWaiterScene.Here).Requests.Select(request => request.Time.TotalSeconds).ToArray();
        Assert.True(times.Length > 100);
        Assert.All(
            times.Zip(times.Skip(4)), five => Assert.True(five.Second - five.First > 1, $"Five from {five.First} to {five.Second}."));
    }

    [Fact]
    public async Task Regions_are_asked_side_by_side_at_one_pace()
    {
        var there = new AccountRegion("us-east-1", "ops");
        var scene = new StateWaiterScene(
            (accountRegion, clock)
                => new FakeKms(clock, now => [StateWaiterScene.Store("cks-1", State(now, accountRegion == there ? 300 : 20))]));
        var here = scene.Wait("cks-1");
        var other = scene.Wait("cks-1", accountRegion: there);

        await scene.EndAsync(here);
        await scene.EndAsync(other);

        Assert.InRange(scene.Kms(StateWaiterScene.Here).Requests[^1].Time.TotalSeconds, 20, 27);
        Assert.InRange(scene.Kms(there).Requests[^1].Time.TotalSeconds, 300, 307);
        var times = scene.Kms(StateWaiterScene.Here).Requests.Concat(scene.Kms(there).Requests)
            .Select(request => request.Time)
            .Order()
            .ToArray();
        Assert.All(times.Zip(times.Skip(4)), five => Assert.True((five.Second - five.First).TotalSeconds > 1));
    }

    private static string State(TimeSpan now, int connected) => now.TotalSeconds < connected ? "CONNECTING" : "CONNECTED";

    private static double[] Gaps(StateWaiterScene scene)
    {
        double[] times = scene.Kms(StateWaiterScene.Here).Requests.Select(request => request.Time.TotalSeconds).ToArray();
        return [.. times.Zip(times.Skip(1), (one, next) => next - one)];
    }
}
