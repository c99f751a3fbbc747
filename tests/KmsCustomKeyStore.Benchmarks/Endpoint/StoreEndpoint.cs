using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KmsEmulator.Hosting;

namespace KmsCustomKeyStore.Benchmarks.Endpoint;

/// <summary>
/// An endpoint with any number of stores: the emulator's server, with the emulator's own stores over and over, written
/// once. A page of it is a copy, so that what is measured is its reader.
/// </summary>
internal sealed class StoreEndpoint : IAsyncDisposable
{
    private const int DefaultLimit = 100;

    private const int LargestPage = 1000;

    private readonly EmulatorServer _server;
    private readonly int _count;
    private readonly byte[] _stores;
    private readonly int[] _ends;

    private StoreEndpoint(EmulatorServer server, int count, byte[] stores, int[] ends)
    {
        (_server, _count, _stores, _ends) = (server, count, stores, ends);
        server.Intercept = (request, _) => Task.FromResult<RawReply?>(new RawReply { Body = Page(request.Body) });
    }

    /// <summary>Its address.</summary>
    public string Url => _server.Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts one.</summary>
    /// <param name="count">How many stores it has.</param>
    /// <param name="delay">How long it waits before each reply.</param>
    public static async Task<StoreEndpoint> StartAsync(int count, TimeSpan delay = default)
    {
        var server = await EmulatorServer.StartAsync(new EmulatorOptions { PageSize = LargestPage, Delay = delay }).ConfigureAwait(false);
        using var page = JsonDocument.Parse(await AskAsync(server.Endpoint, "{}").ConfigureAwait(false));
        string[] entries = [.. page.RootElement.GetProperty("CustomKeyStores").EnumerateArray().Select(entry => entry.GetRawText())];

        using var stores = new MemoryStream();
        int[] ends = new int[LargestPage + 1];
        for (int i = 0; i < LargestPage; i++)
        {
            stores.Write(Encoding.UTF8.GetBytes((i == 0 ? string.Empty : ",") + entries[i % entries.Length]));
            ends[i + 1] = (int)stores.Length;
        }

        return new StoreEndpoint(server, count, stores.ToArray(), ends);
    }

    /// <summary>Reads the whole list and looks at none of it but for its markers: what the endpoint itself takes.</summary>
    /// <param name="limit">The stores of a page.</param>
    public async Task DrainAsync(int limit)
    {
        for (int marker = 0; marker < _count; marker += limit)
        {
            await AskAsync(_server.Endpoint, $$"""{"Limit":{{limit}},"Marker":"{{marker}}"}""").ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static readonly HttpClient _client = new();

    private static async Task<byte[]> AskAsync(Uri endpoint, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue(RawReply.AwsJson)),
        };
        request.Headers.Add("X-Amz-Target", "TrentService.DescribeCustomKeyStores");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await _client.SendAsync(request).ConfigureAwait(false);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    private byte[] Page(string body)
    {
        using var request = JsonDocument.Parse(body);
        int limit = request.RootElement.TryGetProperty("Limit", out var asked) ? asked.GetInt32() : DefaultLimit;
        int begin = request.RootElement.TryGetProperty("Marker", out var marker) ? int.Parse(marker.GetString()!, null) : 0;
        int end = Math.Min(begin + limit, _count);
        string tail = end < _count ? $$"""],"NextMarker":"{{end}}","Truncated":true}""" : """],"Truncated":false}""";
        return [.. """{"CustomKeyStores":["""u8, .. _stores.AsSpan(0, _ends[end - begin]), .. Encoding.UTF8.GetBytes(tail)];
    }
}
