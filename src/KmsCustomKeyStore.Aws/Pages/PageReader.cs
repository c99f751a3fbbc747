using System.Text.Json;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>
/// Reads a reply of DescribeCustomKeyStores. Members that KMS may add later are skipped; a reply that KMS would not send is
/// refused, because it may come from another server.
/// </summary>
/// <param name="region">The region that was asked.</param>
/// <param name="profileName">The profile that was asked with.</param>
internal sealed class PageReader(string region, string? profileName)
{
    private static readonly JsonMembers<XksProxyConfiguration> _proxyMembers = new(
        ("Connectivity", static (proxy, ref reader) => proxy.Connectivity = Text(ref reader)),
        ("AccessKeyId", static (proxy, ref reader) => proxy.AccessKeyId = Text(ref reader)),
        ("UriEndpoint", static (proxy, ref reader) => proxy.UriEndpoint = Text(ref reader)),
        ("UriPath", static (proxy, ref reader) => proxy.UriPath = Text(ref reader)),
        ("VpcEndpointServiceName", static (proxy, ref reader) => proxy.VpcEndpointServiceName = Text(ref reader)),
        ("VpcEndpointServiceOwner", static (proxy, ref reader) => proxy.VpcEndpointServiceOwner = Text(ref reader)));

    private static readonly JsonMembers<CustomKeyStore> _storeMembers = new(
        ("CustomKeyStoreId", static (store, ref reader) => store.CustomKeyStoreId = Text(ref reader)),
        ("CustomKeyStoreName", static (store, ref reader) => store.CustomKeyStoreName = Text(ref reader)),
        ("CustomKeyStoreType", static (store, ref reader) => store.CustomKeyStoreType = Text(ref reader)),
        ("ConnectionState", static (store, ref reader) => store.ConnectionState = Text(ref reader)),
        ("ConnectionErrorCode", static (store, ref reader) => store.ConnectionErrorCode = Text(ref reader)),
        ("CloudHsmClusterId", static (store, ref reader) => store.CloudHsmClusterId = Text(ref reader)),
        ("TrustAnchorCertificate", static (store, ref reader) => store.TrustAnchorCertificate = Text(ref reader)),
        ("CreationDate", static (store, ref reader) => store.CreationDate = Time(ref reader)),
        ("XksProxyConfiguration", static (store, ref reader) => store.XksProxyConfiguration = Proxy(ref reader)));

    private static readonly JsonMembers<Parts> _pageMembers = new(
        ("CustomKeyStores", static (page, ref reader) => page.Stores = Stores(ref reader)),
        ("NextMarker", static (page, ref reader) => page.NextMarker = Text(ref reader)),
        ("Truncated", static (page, ref reader) => page.Truncated = Flag(ref reader)));

    /// <summary>Reads a page.</summary>
    /// <exception cref="JsonException">It is of another form than a reply of KMS, or has a store without an id.</exception>
    public DescribeCustomKeyStoresResponse Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Page(body);
        }
        catch (Exception other) when (other is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new JsonException("A field is of another type than KMS gives it.", other);
        }
    }

    private static string? Text(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : reader.GetString();

    private static bool? Flag(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : reader.GetBoolean();

    // KMS sends a number of seconds since 1970. The manual shows it as text, and the protocol allows for other forms.
    private static DateTime? Time(ref Utf8JsonReader reader)
        => IsNull(ref reader) ? null
            : reader.TokenType == JsonTokenType.String ? Timestamp.Parse(reader.GetString()!)
            : Timestamp.FromSeconds(reader.GetDouble());

    private static XksProxyConfiguration? Proxy(ref Utf8JsonReader reader)
        => Opens(ref reader, JsonTokenType.StartObject) ? _proxyMembers.ReadInto(new XksProxyConfiguration(), ref reader) : null;

    private static List<CustomKeyStore>? Stores(ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader, JsonTokenType.StartArray))
        {
            return null;
        }

        var stores = new List<CustomKeyStore>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // The protocol has clients pass over what a list does not have.
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            Expect(ref reader, JsonTokenType.StartObject);
            var store = _storeMembers.ReadInto(new CustomKeyStore(), ref reader);
            stores.Add(store.CustomKeyStoreId is null ? throw new JsonException("A store has no CustomKeyStoreId.") : store);
        }

        return stores;
    }

    private static bool IsNull(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null;
    }

    private static bool Opens(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        if (IsNull(ref reader))
        {
            return false;
        }

        Expect(ref reader, kind);
        return true;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        if (reader.TokenType != kind)
        {
            throw new JsonException($"Expected {kind} at byte {reader.TokenStartIndex}, but found {reader.TokenType}.");
        }
    }

    private DescribeCustomKeyStoresResponse Page(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        var page = _pageMembers.ReadInto(new Parts(), ref reader);

        // Throws if anything follows the closing brace.
        reader.Read();
        var stores = page.Stores ?? throw new JsonException("CustomKeyStores is missing.");
        foreach (var store in stores)
        {
            store.Region = region;
            store.ProfileName = profileName;
        }

        return new DescribeCustomKeyStoresResponse
        {
            CustomKeyStores = stores,
            NextMarker = page.NextMarker,
            Truncated = page.Truncated ?? !string.IsNullOrEmpty(page.NextMarker),
            Region = region,
            ProfileName = profileName,
        };
    }

    private sealed class Parts
    {
        public List<CustomKeyStore>? Stores { get; set; }

        public string? NextMarker { get; set; }

        public bool? Truncated { get; set; }
    }
}
