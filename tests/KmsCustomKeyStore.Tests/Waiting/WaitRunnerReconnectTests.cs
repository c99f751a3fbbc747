using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Tests.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class WaitRunnerReconnectTests
{
    private string _state = "FAILED";
    private TimeSpan _since;
    private TimeSpan _lastQuestion;
    private FakeKms? _kms;

    [Fact]
    public void A_store_is_disconnected_and_connected_when_it_is()
    {
        var end = Run();

        Assert.Equal("CONNECTED", end.Store!.ConnectionState);
        Assert.Equal(["Disconnect cks-1", "Connect cks-1"], Changes());
        var requests = _kms!.Requests;
        Assert.True(requests.Single(request => request.Request == "Connect cks-1").Time - requests[0].Time > TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_store_that_is_being_disconnected_is_only_waited_for()
    {
        _state = "DISCONNECTING";

        Assert.Equal("CONNECTED", Run().Store!.ConnectionState);
        Assert.Equal(["Disconnect cks-1", "Connect cks-1"], Changes());
    }

    [Fact]
    public void A_store_that_is_disconnected_by_now_is_connected()
    {
        _state = "DISCONNECTED";

        Assert.Equal("CONNECTED", Run().Store!.ConnectionState);
        Assert.Equal(["Disconnect cks-1", "Connect cks-1"], Changes());
    }

    [Fact]
    public void Any_other_refusal_ends_it()
    {
        var end = Run(refusal: new KmsException("AccessDenied", "m"));

        Assert.Equal("AccessDenied", end.Failure!.ErrorId);
        Assert.Equal(["Disconnect cks-1"], Changes());
    }

    private WaitEvent Run(KmsException? refusal = null)
    {
        var scene = new WaitRunnerScene((_, clock) => _kms = new FakeKms(clock, Describe, change => Change(change, clock.Now, refusal)));

        return scene.Run([WaitRunnerScene.Item("cks-1", reconnects: true)], Everybody).Single(happened => happened.IsEnd);
    }

    // A store that is waited for takes the end of its time and the next question; one that is disconnected, its turn to be connected.
    private int Everybody() => _state == "DISCONNECTED" && _lastQuestion > TimeSpan.Zero ? 1 : 2;

    private void Change(string change, TimeSpan now, KmsException? refusal)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        _state = change.StartsWith("Connect", StringComparison.Ordinal) ? "CONNECTING"
            : _state == "FAILED" ? "DISCONNECTING"
            : throw new KmsException(ErrorIds.CustomKeyStoreInvalidState, "m") { Operation = "DisconnectCustomKeyStore" };
        _since = now;
    }

    private CustomKeyStore[] Describe(TimeSpan now)
    {
        _lastQuestion = now;
        if (now - _since >= TimeSpan.FromSeconds(10))
        {
            _state = _state switch { "DISCONNECTING" => "DISCONNECTED", "CONNECTING" => "CONNECTED", _ => _state };
        }

        return [StateWaiterScene.Store("cks-1", _state)];
    }

    private string[] Changes()
        =>
        [
            .. _kms!.Requests.Select(request => request.Request)
                .Where(request => !request.StartsWith("Describe", StringComparison.Ordinal)),
        ];
}
