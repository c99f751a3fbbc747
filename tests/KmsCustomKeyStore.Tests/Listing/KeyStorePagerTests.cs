using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class KeyStorePagerTests
{
    [Fact]
    public async Task A_page_is_asked_for_no_sooner_than_it_is_wanted()
    {
        var service = new ScriptedService(Page("a", "1"), Page("b", "2"), Page("c"));
        var pager = new KeyStorePager(service, new(), onePage: false);

        Assert.Empty(service.Asked);
        await pager.NextAsync(TestContext.Current.CancellationToken);
        Assert.Single(service.Asked);
        await pager.NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public async Task The_request_is_repeated_with_the_marker_of_the_page_before()
    {
        var service = new ScriptedService(Page("a", "1"), Page("b", "2"), Page("c"));
        var first = new DescribeCustomKeyStoresRequest { CustomKeyStoreName = "n", Limit = 5, Marker = "0" };

        Assert.Equal(["a", "b", "c"], await NamesAsync(service, first));
        Assert.Equal(["0", "1", "2"], service.Asked.Select(request => request.Marker));
        Assert.All(service.Asked, request => Assert.Equal(("n", 5), (request.CustomKeyStoreName, request.Limit)));
    }

    [Fact]
    public async Task One_page_is_one_page()
    {
        var service = new ScriptedService(Page("a", "1"), Page("b"));

        Assert.Equal(["a"], await NamesAsync(service, new(), onePage: true));
    }

    [Fact]
    public async Task A_marker_that_was_asked_for_at_the_start_counts_as_seen()
    {
        var service = new ScriptedService(Page("a", "0"));

        var failure = (await Assert.ThrowsAsync<KmsException>(() => NamesAsync(service, new() { Marker = "0" })));

        Assert.Equal(ErrorIds.MarkerRepeated, failure.ErrorId);
    }

    [Theory]
    [InlineData(1024, null)]
    [InlineData(1025, ErrorIds.MarkerTooLong)]
    public async Task A_marker_may_have_as_many_characters_as_KMS_takes(int length, string? errorId)
    {
        var service = new ScriptedService(Page("a", new string('m', length)), Page("b"));

        var failure = await Record.ExceptionAsync(() => NamesAsync(service, new()));

        Assert.Equal(errorId, (failure as KmsException)?.ErrorId);
    }

    [Fact]
    public async Task Truncated_without_a_marker_is_no_end_but_one_page_may_have_it()
    {
        var broken = Page("a");
        broken.Truncated = true;
        var service = new ScriptedService(broken, broken);

        Assert.Equal(["a"], await NamesAsync(service, new(), onePage: true));
        Assert.Equal(ErrorIds.MarkerMissing, (await Assert.ThrowsAsync<KmsException>(() => NamesAsync(service, new()))).ErrorId);
    }

    [Fact]
    public async Task A_failure_carries_the_marker_of_its_page_unless_it_is_the_first()
    {
        var later = new ScriptedService(Page("a", "1"), new KmsException("Fault", "m"));
        Assert.Equal("1", (await Assert.ThrowsAsync<KmsException>(() => NamesAsync(later, new()))).Marker);

        var first = new ScriptedService(new KmsException("Fault", "m"));
        Assert.Null((await Assert.ThrowsAsync<KmsException>(() => NamesAsync(first, new() { Marker = "mine" }))).Marker);
    }

    [Fact]
    public async Task Cancellation_comes_through_as_it_is()
    {
        var service = new ScriptedService(new OperationCanceledException());

        await Assert.ThrowsAsync<OperationCanceledException>(() => NamesAsync(service, new()));
    }

    private static async Task<List<string?>> NamesAsync(
        ScriptedService service, DescribeCustomKeyStoresRequest request, bool onePage = false)
    {
        var pager = new KeyStorePager(service, request, onePage);
        var names = new List<string?>();
        while (await pager.NextAsync(TestContext.Current.CancellationToken) is { } page)
        {
            names.AddRange(page.CustomKeyStores.Select(store => store.CustomKeyStoreName));
        }

        return names;
    }

    private static DescribeCustomKeyStoresResponse Page(string name, string? next = null) => new()
    {
        CustomKeyStores = [new CustomKeyStore { CustomKeyStoreName = name }],
        NextMarker = next,
        Truncated = next is not null,
    };
}
