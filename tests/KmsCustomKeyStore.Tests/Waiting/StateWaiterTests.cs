using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class StateWaiterTests
{
    [Fact]
    public async Task A_store_is_waited_for_until_it_is_in_the_state()
    {
        var scene = new StateWaiterScene(now => [StateWaiterScene.Store("cks-1", now.TotalSeconds < 60 ? "CONNECTING" : "CONNECTED")]);

        var store = await scene.EndAsync(scene.Wait("cks-1"));

        Assert.Equal("CONNECTED", store.ConnectionState);
        Assert.InRange(scene.Clock.Now.TotalSeconds, 60, 66);
        Assert.Equal(
            [.. Enumerable.Repeat("CONNECTING", scene.Seen.Count - 1), "CONNECTED"], scene.Seen.Select(seen => seen.ConnectionState));
    }

    [Fact]
    public async Task A_store_that_is_there_already_takes_one_question()
    {
        var scene = new StateWaiterScene(_ => [StateWaiterScene.Store("cks-1", "CONNECTED")]);

        await scene.EndAsync(scene.Wait("cks-1"));

        Assert.Equal((TimeSpan.Zero, "Describe cks-1"), Assert.Single(scene.Kms(StateWaiterScene.Here).Requests));
    }

    [Fact]
    public async Task One_of_several_states_is_enough()
    {
        var scene = new StateWaiterScene(
            now => [StateWaiterScene.Store("cks-1", now.TotalSeconds < 10 ? "DISCONNECTING" : "DISCONNECTED")]);

        Assert.Equal("DISCONNECTED", (await scene.EndAsync(scene.Wait("cks-1", ["CONNECTED", "DISCONNECTED"]))).ConnectionState);
    }

    [Fact]
    [NeedsPowerShell]
    public async Task A_store_that_failed_ends_the_waiting_with_the_reason_and_the_remedy()
    {
        var failed = new CustomKeyStore
        {
            CustomKeyStoreId = "cks-1",
            CustomKeyStoreName = "a",
            CustomKeyStoreType = "AWS_CLOUDHSM",
            ConnectionState = "FAILED",
            ConnectionErrorCode = "USER_LOCKED_OUT",
        };
        var scene = new StateWaiterScene(now => now.TotalSeconds < 60 ? [StateWaiterScene.Store("cks-1", "CONNECTING")] : [failed]);

        var failure = await scene.FailureAsync(scene.Wait("cks-1"));

        Assert.InRange(scene.Clock.Now.TotalSeconds, 60, 66);
        Assert.Equal(
            (ErrorIds.CustomKeyStoreFailed, "FAILED", "USER_LOCKED_OUT"),
            (failure.ErrorId, failure.ConnectionState, failure.ConnectionErrorCode));
        Assert.Equal(
            $"The custom key store 'a' (cks-1) could not be connected: FAILED (USER_LOCKED_OUT). {failed.ConnectionErrorMeaning}",
            failure.Message);
        Assert.Equal(failed.ConnectionErrorRemedy, failure.ToErrorRecord("x").ErrorDetails.RecommendedAction);
        Assert.Equal("cks-1", failure.ToErrorRecord("x").TargetObject);
    }

    [Fact]
    public async Task A_failure_says_which_state_it_keeps_the_store_from()
    {
        var scene = new StateWaiterScene(_ => [StateWaiterScene.Store("cks-1", "FAILED")]);

        Assert.Contains(
            " will not be DISCONNECTED: FAILED.",
            (await scene.FailureAsync(scene.Wait("cks-1", ["DISCONNECTED"]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_waited_for_is_what_was_wanted()
    {
        var scene = new StateWaiterScene(_ => [StateWaiterScene.Store("cks-1", "FAILED")]);

        Assert.Equal("FAILED", (await scene.EndAsync(scene.Wait("cks-1", ["CONNECTED", "FAILED"]))).ConnectionState);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_told_of_at_once()
    {
        var scene = new StateWaiterScene(_ => []);

        var failure = await scene.FailureAsync(scene.Wait("cks-1"));

        Assert.Equal((ErrorIds.CustomKeyStoreNotFound, "cks-1"), (failure.ErrorId, failure.Target));
        Assert.Single(scene.Asked);
        Assert.Equal("There is no custom key store with the id 'cks-1' in eu-west-1.", failure.Message);
    }

    [Fact]
    public async Task A_store_that_is_not_in_the_list_is_told_of_while_the_others_are_waited_for()
    {
        var scene = new StateWaiterScene(now => [StateWaiterScene.Store("cks-2", now.TotalSeconds < 60 ? "CONNECTING" : "CONNECTED")]);
        var missing = scene.Wait("cks-1");
        var there = scene.Wait("cks-2");

        Assert.Equal(
            (ErrorIds.CustomKeyStoreNotFound, "cks-1"),
            await scene.FailureAsync(missing) is var failure ? (failure.ErrorId, failure.Target) : default);
        Assert.Equal("CONNECTED", (await scene.EndAsync(there)).ConnectionState);
    }

    [Fact]
    public async Task After_the_time_the_error_says_the_last_state()
    {
        var scene = new StateWaiterScene(
            _ => [new() { CustomKeyStoreId = "cks-1", ConnectionState = "CONNECTING", CustomKeyStoreName = "a" }], timeout: 90);

        var failure = await scene.FailureAsync(scene.Wait("cks-1", ["CONNECTED", "FAILED"]));

        Assert.Equal(90, scene.Clock.Now.TotalSeconds);
        Assert.Equal((ErrorIds.WaitTimedOut, "CONNECTING", "cks-1"), (failure.ErrorId, failure.ConnectionState, failure.Target));
        Assert.Equal("After 90 seconds the custom key store 'a' (cks-1) is not CONNECTED or FAILED: it is CONNECTING.", failure.Message);
    }

    [Fact]
    [NeedsPowerShell]
    public async Task After_the_time_without_an_answer_the_error_says_that()
    {
        var scene = new StateWaiterScene(_ => throw new KmsException("Throttling", "m"), timeout: 90);

        var failure = await scene.FailureAsync(scene.Wait("cks-1"));

        Assert.Equal((ErrorIds.WaitTimedOut, null), (failure.ErrorId, failure.ConnectionState));
        Assert.EndsWith("is not CONNECTED: KMS has not said what state it is in.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_share_one_time()
    {
        var scene = new StateWaiterScene(
            _ => [StateWaiterScene.Store("cks-1", "CONNECTING"), StateWaiterScene.Store("cks-2", "CONNECTING")], timeout: 90);
        var first = scene.Wait("cks-1");
        scene.Clock.Advance(TimeSpan.FromSeconds(80));
        var second = scene.Wait("cks-2");

        Assert.Equal(ErrorIds.WaitTimedOut, (await scene.FailureAsync(first)).ErrorId);
        Assert.Equal(ErrorIds.WaitTimedOut, (await scene.FailureAsync(second)).ErrorId);
        Assert.Equal(90, scene.Clock.Now.TotalSeconds);
    }

    [Fact]
    public async Task Whoever_ends_the_waiting_is_obeyed_and_nothing_more_is_asked()
    {
        int questions = 0;
        StateWaiterScene? scene = null;
        scene = new StateWaiterScene(_ =>
        {
            if (++questions == 3)
            {
                scene!.Stop.Cancel();
            }

            return [StateWaiterScene.Store("cks-1", "CONNECTING"), StateWaiterScene.Store("cks-2", "CONNECTING")];
        });
        var waits = new[] { scene.Wait("cks-1"), scene.Wait("cks-2") };

        foreach (var wait in waits)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.EndAsync(wait));
        }

        scene.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, scene.Asked.Count);
    }

    [Fact]
    public async Task A_wait_that_was_ended_before_it_began_comes_to_nothing()
    {
        var scene = new StateWaiterScene(_ => [StateWaiterScene.Store("cks-1", "CONNECTING")]);
        scene.Stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.EndAsync(scene.Wait("cks-1")));
    }
}
