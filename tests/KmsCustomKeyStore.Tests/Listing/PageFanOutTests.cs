using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class PageFanOutTests
{
    private static readonly AccountRegion[] _targets = [new("a", null), new("b", null), new("c", null)];

    [Fact]
    public void Every_target_is_opened_before_its_pages_come()
    {
        var events = Ask(_ => new ScriptedService(Page("1"), Page()), _targets);

        Assert.All(_targets, target => Assert.Equal(
            [false, true, true],
            events.Where(answer => answer.AccountRegion == target).Select(answer => answer.Page is not null)));
    }

    [Fact]
    public void A_target_that_cannot_be_opened_fails_alone()
    {
        var events = Ask(target => target.Region == "b" ? throw new KmsException("Fault", "m") : new ScriptedService(Page()), _targets);

        Assert.Equal("b", Assert.Single(events, answer => answer.Failure is not null).AccountRegion.Region);
        Assert.Equal(2, events.Count(answer => answer.Page is not null));
    }

    [Fact]
    public void A_fault_that_nobody_foresaw_reaches_the_reader_as_it_is()
        => Assert.Equal(
            "bug", Assert.Throws<InvalidOperationException>(() => Ask(_ => throw new InvalidOperationException("bug"), _targets)).Message);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    public void A_reader_that_leaves_ends_the_asking(int pages, int mostAsked)
    {
        var service = new ScriptedService([.. Enumerable.Range(0, 100).Select(number => Page($"{number}"))]);

        int seen = Ask(service).Take(pages).Count();

        Assert.Equal(pages, seen);
        Assert.InRange(service.Asked.Count, pages, mostAsked);
    }

    [Fact]
    public void After_the_third_page_the_next_is_asked_for_while_one_is_used()
    {
        var service = new ScriptedService(Page("1"), Page("2"), Page("3"), Page("4"), Page());

        int page = 0;
        foreach (var _ in Ask(service))
        {
            int asked = ++page is 3 or 4 ? page + 1 : page;
            Assert.True(SpinWait.SpinUntil(() => service.Asked.Count >= asked, TimeSpan.FromSeconds(10)));
            Assert.Equal(asked, service.Asked.Count);
        }

        Assert.Equal(5, page);
    }

    [Fact]
    public void A_lone_target_is_asked_in_the_thread_that_waits_for_it()
    {
        var service = new ScriptedService(Page("1"), Page("2"), Page("3"), Page("4"), Page());

        _ = Ask(service).Count();

        Assert.Equal([true, true, true, false, false], service.HadWaitingCaller);
    }

    [Fact]
    public void Of_several_targets_none_keeps_the_others_waiting()
    {
        var services = _targets.ToDictionary(target => target, _ => new ScriptedService(Page("1"), Page()));

        _ = Ask(target => services[target], _targets);

        Assert.All(services.Values, service => Assert.Equal([false, false], service.HadWaitingCaller));
    }

    [Fact]
    public void The_reader_knows_whom_a_lone_request_goes_to_before_it_is_sent()
    {
        var service = new ScriptedService(Page());

        using var events = new PageFanOut(_ => service, 1)
            .Ask([_targets[0]], new(), onePage: false, _ => { }, CancellationToken.None)
            .GetEnumerator();

        Assert.True(events.MoveNext());
        Assert.Same(service, events.Current.Service);
        Assert.Empty(service.Asked);
    }

    [Fact]
    public void Cancellation_reaches_the_reader()
    {
        using var stop = new CancellationTokenSource();
        var service = new ScriptedService(Page("1"), Page("2"), Page("3"));

        var events = new List<PageEvent>();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var answer in new PageFanOut(_ => service, 1).Ask([_targets[0]], new(), onePage: false, _ => { }, stop.Token))
            {
                events.Add(answer);
                stop.Cancel();
            }
        });
        Assert.Null(Assert.Single(events).Page);
    }

    [Fact]
    public void The_tick_counts_the_targets_that_are_done()
    {
        var done = new List<int>();

        _ = new PageFanOut(_ => new ScriptedService(Page()), 1)
            .Ask(_targets, new(), onePage: false, done.Add, CancellationToken.None)
            .Count();

        Assert.Equal([1, 2, 3], done.Where(count => count > 0).Distinct());
    }

    private static IEnumerable<PageEvent> Ask(ScriptedService service)
        => new PageFanOut(_ => service, 1)
            .Ask([_targets[0]], new(), onePage: false, _ => { }, CancellationToken.None)
            .Where(answer => answer.Page is not null);

    private static List<PageEvent> Ask(Func<AccountRegion, ICustomKeyStoreService> open, AccountRegion[] targets)
        => [.. new PageFanOut(open, 10).Ask(targets, new(), onePage: false, _ => { }, CancellationToken.None)];

    private static DescribeCustomKeyStoresResponse Page(string? next = null) => new() { NextMarker = next, Truncated = next is not null };
}
