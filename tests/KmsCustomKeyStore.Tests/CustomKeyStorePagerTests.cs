using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests;

public sealed class CustomKeyStorePagerTests
{
    [Fact]
    public void A_page_is_asked_for_no_sooner_than_it_is_wanted()
    {
        using var service = new ScriptedService(Page("a", "1"), Page("b", "2"), Page("c"));
        using var pages = new CustomKeyStorePager(service).Pages(new(), onePage: false, CancellationToken.None).GetEnumerator();

        Assert.Empty(service.Asked);
        pages.MoveNext();
        Assert.Single(service.Asked);
        pages.MoveNext();
        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public void The_request_is_repeated_with_the_marker_of_the_page_before()
    {
        using var service = new ScriptedService(Page("a", "1"), Page("b", "2"), Page("c"));
        var first = new DescribeCustomKeyStoresRequest { CustomKeyStoreName = "n", Limit = 5, Marker = "0" };

        Assert.Equal(["a", "b", "c"], Names(service, first));
        Assert.Equal(["0", "1", "2"], service.Asked.Select(request => request.Marker));
        Assert.All(service.Asked, request => Assert.Equal(("n", 5), (request.CustomKeyStoreName, request.Limit)));
    }

    [Fact]
    public void One_page_is_one_page()
    {
        using var service = new ScriptedService(Page("a", "1"), Page("b"));

        Assert.Equal(["a"], Names(service, new(), onePage: true));
    }

    [Fact]
    public void A_marker_that_was_asked_for_at_the_start_counts_as_seen()
    {
        using var service = new ScriptedService(Page("a", "0"));

        var failure = Assert.Throws<KmsException>(() => Names(service, new() { Marker = "0" }));

        Assert.Equal(ErrorIds.MarkerRepeated, failure.ErrorId);
    }

    [Fact]
    public void Truncated_without_a_marker_is_no_end_but_one_page_may_have_it()
    {
        var broken = Page("a");
        broken.Truncated = true;
        using var service = new ScriptedService(broken, broken);

        Assert.Equal(["a"], Names(service, new(), onePage: true));
        Assert.Equal(ErrorIds.MarkerMissing, Assert.Throws<KmsException>(() => Names(service, new())).ErrorId);
    }

    [Fact]
    public void A_failure_carries_the_marker_of_its_page_unless_it_is_the_first()
    {
        using var later = new ScriptedService(Page("a", "1"), new KmsException("Fault", "m"));
        Assert.Equal("1", Assert.Throws<KmsException>(() => Names(later, new())).Marker);

        using var first = new ScriptedService(new KmsException("Fault", "m"));
        Assert.Null(Assert.Throws<KmsException>(() => Names(first, new() { Marker = "mine" })).Marker);
    }

    [Fact]
    public void Cancellation_comes_through_as_it_is()
    {
        using var service = new ScriptedService(new OperationCanceledException());

        Assert.Throws<OperationCanceledException>(() => Names(service, new()));
    }

    private static List<string?> Names(ScriptedService service, DescribeCustomKeyStoresRequest request, bool onePage = false)
        => [.. new CustomKeyStorePager(service).Pages(request, onePage, CancellationToken.None)
            .SelectMany(page => page.CustomKeyStores).Select(store => store.CustomKeyStoreName)];

    private static DescribeCustomKeyStoresResponse Page(string name, string? next = null) => new()
    {
        CustomKeyStores = [new CustomKeyStore { CustomKeyStoreName = name }],
        NextMarker = next,
        Truncated = next is not null,
    };
}
