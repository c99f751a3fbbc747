using KmsEmulator.Faults;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Faults;

public sealed class PageFaultsTests : EmulatorTest
{
    [Fact]
    public async Task Values_are_unknown()
    {
        Server.Stores.Add(Store("a") with { XksProxyConfiguration = new XksProxyConfiguration { Connectivity = "PUBLIC_ENDPOINT" } });

        var store = (await DescribeAsync(FaultKind.UnknownEnumValues)).OnlyStore;

        Assert.Equal("FUTURE_KEY_STORE", store.GetProperty("CustomKeyStoreType").GetString());
        Assert.Equal("FUTURE_STATE", store.GetProperty("ConnectionState").GetString());
        Assert.Equal("FUTURE_ERROR_CODE", store.GetProperty("ConnectionErrorCode").GetString());
        Assert.Equal("FUTURE_CONNECTIVITY", store.GetProperty("XksProxyConfiguration").GetProperty("Connectivity").GetString());
    }

    [Fact]
    public async Task The_list_is_null()
    {
        AddStores("a");

        Assert.Equal("""{"CustomKeyStores":null,"Truncated":false}""", (await DescribeAsync(FaultKind.NullLists)).Body);
    }

    [Fact]
    public async Task Stores_come_twice()
    {
        AddStores("a", "b");

        Assert.Equal(["a", "a", "b", "b"], (await DescribeAsync(FaultKind.DuplicateStores)).Names);
    }

    [Fact]
    public async Task An_empty_page_leads_to_the_page_it_should_be()
    {
        AddStores("a", "b", "c");
        string second = (await Client.DescribeAsync(new { Limit = 1 })).NextMarker!;

        var first = await DescribeAsync(FaultKind.EmptyPageWithMarker);
        var later = await DescribeAsync(FaultKind.EmptyPageWithMarker, second);

        Assert.All([first, later], page => Assert.True(page is { Names: [], Truncated: true }));
        Assert.Equal(["a", "b", "c"], (await Client.DescribeAsync(new { Marker = first.NextMarker })).Names);
        Assert.Equal(["b", "c"], (await Client.DescribeAsync(new { Marker = later.NextMarker })).Names);
    }

    [Fact]
    public async Task More_is_to_follow_without_a_marker()
    {
        AddStores("a", "b");
        Server.Faults.Add(new Fault { Kind = FaultKind.TruncatedWithoutMarker });

        var reply = await Client.DescribeAsync(new { Limit = 1 });

        Assert.Equal(["a"], reply.Names);
        Assert.Equal((true, null), (reply.Truncated, reply.NextMarker));
    }

    [Fact]
    public async Task A_marker_comes_again()
    {
        AddStores("a", "b", "c");

        string marker = (await DescribeAsync(FaultKind.RepeatedMarker)).NextMarker!;
        var reply = await DescribeAsync(FaultKind.RepeatedMarker, marker);

        Assert.Equal(["a", "b", "c"], reply.Names);
        Assert.Equal((true, marker), (reply.Truncated, reply.NextMarker));
    }

    [Fact]
    public async Task A_marker_grows_for_ever()
    {
        AddStores("a");

        string? marker = null;
        for (int length = 64; length <= 64 * 20; length += 64)
        {
            var reply = await DescribeAsync(FaultKind.GrowingMarker, marker);
            marker = reply.NextMarker!;
            Assert.Equal(["a"], reply.Names);
            Assert.Equal((true, length), (reply.Truncated, marker.Length));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"Marker":7}""")]
    [InlineData("""{"Limit":0}""")]
    public async Task A_marker_does_not_grow_for_a_bad_request(string body)
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.GrowingMarker, Count = 2 });

        var reply = await Client.PostAsync(body);

        Assert.Equal(body.Contains("Marker", StringComparison.Ordinal) ? 200 : 400, (int)reply.Status);
    }

    [Fact]
    public async Task Names_are_huge()
    {
        AddStores("a");

        string name = Assert.Single((await DescribeAsync(FaultKind.HugeStrings)).Names);

        Assert.Equal(1_048_576, name.Length);
        Assert.StartsWith("ax", name, StringComparison.Ordinal);
    }

    private Task<Reply> DescribeAsync(FaultKind kind, string? marker = null)
    {
        Server.Faults.Add(new Fault { Kind = kind });
        return Client.PostAsync(marker is null ? "{}" : $$"""{"Marker":"{{marker}}"}""");
    }
}
