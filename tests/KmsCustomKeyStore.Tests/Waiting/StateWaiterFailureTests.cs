using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class StateWaiterFailureTests
{
    private static readonly AccountRegion _there = new("us-east-1", null);

    [Theory]
    [NeedsPowerShell]
    [InlineData("Throttling")]
    [InlineData("TooManyRequests")]
    public async Task Throttling_is_waited_out_however_long(string id)
    {
        var scene = new StateWaiterScene(
            now => now.TotalSeconds < 600 ? throw new KmsException(id, "m") : [StateWaiterScene.Store("cks-1", "CONNECTED")], patience: 0);

        await scene.EndAsync(scene.Wait("cks-1"));

        Assert.True(scene.Asked.Count > 10);
    }

    [Fact]
    [NeedsPowerShell]
    public async Task Whoever_throttles_is_asked_less_often()
    {
        var scene = new StateWaiterScene(
            now => now.TotalSeconds < 600 ? throw new KmsException("Throttling", "m") : [StateWaiterScene.Store("cks-1", "CONNECTED")]);

        await scene.EndAsync(scene.Wait("cks-1"));

        double[] times = scene.Kms(StateWaiterScene.Here).Requests.Select(request => request.Time.TotalSeconds).ToArray();
        Assert.InRange(times[1] - times[0], 0.8, 1.2);
        Assert.InRange(times[2] - times[1], 3.2, 4.8);
        Assert.All(times.Zip(times.Skip(1)).Skip(2), pair => Assert.InRange(pair.Second - pair.First, 8, 12));
    }

    [Theory]
    [NeedsPowerShell]
    [InlineData("KMSInternal")]
    [InlineData("ServiceUnavailable")]
    [InlineData(ErrorIds.ConnectionFailed)]
    [InlineData(ErrorIds.OperationTimeout)]
    [InlineData(ErrorIds.InvalidResponse)]
    public async Task A_fault_that_may_pass_is_waited_out_a_few_times_in_a_row(string id)
    {
        int questions = 0;

        // Four faults, an answer, four faults, an answer.
        var scene = new StateWaiterScene(
            _ => ++questions % 5 != 0
                ? throw new KmsException(id, "m")
                : [StateWaiterScene.Store("cks-1", questions == 5 ? "CONNECTING" : "CONNECTED")]);

        await scene.EndAsync(scene.Wait("cks-1"));

        Assert.Equal(10, scene.Asked.Count);
    }

    [Theory]
    [NeedsPowerShell]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_fault_that_does_not_pass_is_told_of(int patience)
    {
        var scene = new StateWaiterScene(_ => throw new KmsException(ErrorIds.ConnectionFailed, "No connection."), patience: patience);

        var failure = await scene.FailureAsync(scene.Wait("cks-1"));

        Assert.Equal((ErrorIds.ConnectionFailed, "No connection."), (failure.ErrorId, failure.Message));
        Assert.Equal(patience + 1, scene.Asked.Count);
    }

    [Fact]
    [NeedsPowerShell]
    public async Task A_refusal_ends_the_waiting_for_all_stores_of_the_target_and_no_other()
    {
        var scene = new StateWaiterScene((accountRegion, clock) => new FakeKms(clock, now =>
            accountRegion == _there
                ? throw new KmsException("AccessDenied", "m") { RequestId = "request-1" }
                : [StateWaiterScene.Store("cks-1", now.TotalSeconds < 60 ? "CONNECTING" : "CONNECTED")]));
        var here = scene.Wait("cks-1");
        var first = scene.Wait("cks-1", accountRegion: _there);
        var second = scene.Wait("cks-2", accountRegion: _there);

        var one = await scene.FailureAsync(first);
        var other = await scene.FailureAsync(second);

        Assert.All([one, other], failure => Assert.Equal(("AccessDenied", "request-1"), (failure.ErrorId, failure.RequestId)));
        Assert.NotSame(one, other);
        Assert.Equal("CONNECTED", (await scene.EndAsync(here)).ConnectionState);
    }

    [Fact]
    [NeedsPowerShell]
    public async Task A_store_that_comes_while_another_is_found_missing_is_still_waited_for()
    {
        StateWaiterScene? scene = null;
        Task<CustomKeyStore>? newcomer = null;
        scene = new StateWaiterScene(_ =>
        {
            if (newcomer is not null)
            {
                return [StateWaiterScene.Store("cks-2", "CONNECTED")];
            }

            newcomer = scene!.Wait("cks-2");
            throw new KmsException(ErrorIds.CustomKeyStoreNotFound, "There is no cks-1.");
        });

        Assert.Equal("There is no cks-1.", (await scene.FailureAsync(scene.Wait("cks-1"))).Message);
        Assert.Equal("CONNECTED", (await scene.EndAsync(newcomer!)).ConnectionState);
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_ends_the_waiting_and_does_no_harm_to_who_comes_later()
    {
        int questions = 0;
        var scene = new StateWaiterScene(
            _ => ++questions == 1 ? throw new InvalidOperationException("bug") : [StateWaiterScene.Store("cks-2", "CONNECTED")]);

        var failure = await scene.FailureAsync(scene.Wait("cks-1"));

        Assert.Equal((ErrorIds.UnexpectedFailure, "bug"), (failure.ErrorId, failure.Message));
        Assert.Equal("CONNECTED", (await scene.EndAsync(scene.Wait("cks-2"))).ConnectionState);
    }

    [Fact]
    public async Task A_service_that_cannot_be_made_is_not_waited_for()
    {
        var scene = new StateWaiterScene((_, _) => throw new KmsException(ErrorIds.ProfileFileMalformed, "m"));

        Assert.Equal(ErrorIds.ProfileFileMalformed, (await scene.FailureAsync(scene.Wait("cks-1"))).ErrorId);
        Assert.Equal(TimeSpan.Zero, scene.Clock.Now);
    }
}
