using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests;

public sealed class PageFanOutTests
{
    private static readonly Target[] _targets = [new("a", null), new("b", null), new("c", null)];

    [Fact]
    public void Every_target_is_opened_before_its_pages_come()
    {
        var events = Ask(_ => new ScriptedService(Page("1"), Page()), _targets);

        Assert.All(_targets, target => Assert.Equal(
            [false, true, true],
            events.Where(answer => answer.Target == target).Select(answer => answer.Page is not null)));
    }

    [Fact]
    public void A_target_that_cannot_be_opened_fails_alone()
    {
        var events = Ask(target => target.Region == "b" ? throw new KmsException("Fault", "m") : new ScriptedService(Page()), _targets);

        Assert.Equal("b", Assert.Single(events, answer => answer.Failure is not null).Target.Region);
        Assert.Equal(2, events.Count(answer => answer.Page is not null));
    }

    [Fact]
    public void A_fault_that_nobody_foresaw_reaches_the_reader_as_it_is()
        => Assert.Equal("bug", Assert.Throws<InvalidOperationException>(() => Ask(_ => throw new InvalidOperationException("bug"), _targets)).Message);

    [Fact]
    public void A_reader_that_leaves_ends_the_asking()
    {
        var service = new ScriptedService([.. Enumerable.Range(0, 100).Select(number => Page($"{number}"))]);

        var seen = new PageFanOut(_ => service, 1).Ask([_targets[0]], new(), onePage: false, _ => { }, CancellationToken.None)
            .Where(answer => answer.Page is not null).Take(3).Count();

        Assert.Equal(3, seen);
        Assert.Equal(3, service.Asked.Count);
    }

    [Fact]
    public void Cancellation_reaches_the_reader()
    {
        using var stop = new CancellationTokenSource();
        var service = new ScriptedService(Page("1"), Page("2"), Page("3"));

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var answer in new PageFanOut(_ => service, 1).Ask([_targets[0]], new(), onePage: false, _ => { }, stop.Token))
            {
                stop.Cancel();
            }
        });
        Assert.Empty(service.Asked);
    }

    [Fact]
    public void The_tick_counts_the_targets_that_are_done()
    {
        var done = new List<int>();

        _ = new PageFanOut(_ => new ScriptedService(Page()), 1).Ask(_targets, new(), onePage: false, done.Add, CancellationToken.None).Count();

        Assert.Equal([1, 2, 3], done.Where(count => count > 0).Distinct());
    }

    private static List<PageEvent> Ask(Func<Target, ICustomKeyStoreService> open, Target[] targets)
        => [.. new PageFanOut(open, 10).Ask(targets, new(), onePage: false, _ => { }, CancellationToken.None)];

    private static DescribeCustomKeyStoresResponse Page(string? next = null) => new() { NextMarker = next, Truncated = next is not null };
}
