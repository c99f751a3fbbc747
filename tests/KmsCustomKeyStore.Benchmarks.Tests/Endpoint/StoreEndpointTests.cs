using System.Net.Http.Headers;
using System.Text.Json;
using KmsCustomKeyStore.Benchmarks.Endpoint;
using KmsEmulator.Hosting;

namespace KmsCustomKeyStore.Benchmarks.Tests.Endpoint;

public sealed class StoreEndpointTests
{
    [Theory]
    [InlineData(1, 100, new[] { 1 })]
    [InlineData(200, 100, new[] { 100, 100 })]
    [InlineData(2500, 1000, new[] { 1000, 1000, 500 })]
    public async Task It_gives_as_many_stores_as_it_has(int count, int limit, int[] expected)
    {
        await using var endpoint = await StoreEndpoint.StartAsync(count);
        using var client = new HttpClient();
        List<int> pages = [];
        string? marker = null;
        do
        {
            object request = marker is null ? new { Limit = limit } : new { Limit = limit, Marker = marker };
            using var body = new StringContent(JsonSerializer.Serialize(request), new MediaTypeHeaderValue(RawReply.AwsJson));
            using var response = await client.PostAsync(new Uri(endpoint.Url), body, TestContext.Current.CancellationToken);
            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            pages.Add(page.RootElement.GetProperty("CustomKeyStores").EnumerateArray()
                .Count(store => store.TryGetProperty("CustomKeyStoreId", out _)));
            marker = page.RootElement.GetProperty("Truncated").GetBoolean() ? page.RootElement.GetProperty("NextMarker").GetString() : null;
        }
        while (marker is not null);

        Assert.Equal(expected, pages);
    }
}
