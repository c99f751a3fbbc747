using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class RequestPacerTests
{
    [Fact]
    public void The_first_request_need_not_wait()
        => Assert.Equal(TaskStatus.RanToCompletion, new RequestPacer(new VirtualClock()).NextAsync(CancellationToken.None).Status);

    [Fact]
    public async Task The_next_one_waits_for_its_turn()
    {
        var clock = new VirtualClock();
        var pacer = new RequestPacer(clock);
        await pacer.NextAsync(TestContext.Current.CancellationToken);
        var second = pacer.NextAsync(TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMilliseconds(349));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await second.WaitAsync(StateWaiterScene.Hung, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_rest_no_turns_are_made_up_for()
    {
        var clock = new VirtualClock();
        var pacer = new RequestPacer(clock);
        await pacer.NextAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TaskStatus.RanToCompletion, pacer.NextAsync(CancellationToken.None).Status);
        Assert.False(pacer.NextAsync(CancellationToken.None).IsCompleted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_second_has_five_turns_in_whatever_order_they_are_asked_for(int seed)
    {
        var chance = new Random(seed);
        var clock = new Notebook();
        var pacer = new RequestPacer(clock);
        for (int burst = 0; burst < 50; burst++)
        {
            clock.Now += TimeSpan.FromMilliseconds(chance.Next(3000));
            Parallel.For(0, chance.Next(1, 12), _ => clock.Note(() => pacer.NextAsync(CancellationToken.None)));
        }

        var turns = clock.Turns.Order().ToArray();
        Assert.True(turns.Length > 100);
        Assert.All(turns.Zip(turns.Skip(4)), five => Assert.True((five.Second - five.First).TotalSeconds > 1));
    }

    [Fact]
    public async Task Whoever_waits_for_a_turn_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var pacer = new RequestPacer(new VirtualClock());
        await pacer.NextAsync(stop.Token);
        var second = pacer.NextAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => second.WaitAsync(StateWaiterScene.Hung, TestContext.Current.CancellationToken));
    }

    /// <summary>Writes down when each turn is.</summary>
    private sealed class Notebook : IWaitClock
    {
        private readonly Lock _lock = new();
        private readonly AsyncLocal<TimeSpan> _delay = new();

        public TimeSpan Now { get; set; }

        public List<TimeSpan> Turns { get; } = [];

        public Task Delay(TimeSpan delay, CancellationToken cancellationToken)
        {
            _delay.Value = delay;
            return Task.CompletedTask;
        }

        public void Note(Func<Task> turn)
        {
            _delay.Value = TimeSpan.Zero;
            Assert.Equal(TaskStatus.RanToCompletion, turn().Status);
            lock (_lock)
            {
                Turns.Add(Now + _delay.Value);
            }
        }
    }
}
