using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>The AWS SDK as a program uses it without the module: one client, set up from the environment.</summary>
public static class BareSdk
{
    private static readonly AmazonKeyManagementServiceClient _client = new();

    /// <summary>Asks for every page of the list, and looks at each store.</summary>
    /// <returns>How many stores there were.</returns>
    public static int Call() => CallAsync().GetAwaiter().GetResult();

    /// <summary>Reads one page with the SDK's paginator.</summary>
    /// <param name="limit">The stores of a page.</param>
    public static void OnePage(int limit) => ListAsync(limit, limit).GetAwaiter().GetResult();

    /// <summary>Reads the whole list with the SDK's paginator.</summary>
    /// <param name="limit">The stores of a page.</param>
    public static Arrivals List(int limit) => ListAsync(limit, int.MaxValue).GetAwaiter().GetResult();

    private static async Task<int> CallAsync()
    {
        int count = 0;
        var request = new DescribeCustomKeyStoresRequest();
        DescribeCustomKeyStoresResponse response;
        do
        {
            response = await _client.DescribeCustomKeyStoresAsync(request).ConfigureAwait(false);
            count += response.CustomKeyStores.Count;
            request.Marker = response.NextMarker;
        }
        while (response.Truncated == true);

        return count;
    }

    private static async Task<Arrivals> ListAsync(int limit, int most)
    {
        var arrivals = new Arrivals();
        var pages = _client.Paginators.DescribeCustomKeyStores(new DescribeCustomKeyStoresRequest { Limit = limit });
        await foreach (var _ in pages.CustomKeyStores.ConfigureAwait(false))
        {
            arrivals.Add();
            if (arrivals.Count == most)
            {
                break;
            }
        }

        return arrivals.End();
    }
}
