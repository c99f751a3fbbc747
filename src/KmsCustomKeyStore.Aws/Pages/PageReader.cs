using System.Text.Json;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>
/// Reads a reply of DescribeCustomKeyStores. What KMS adds to it later is passed over, and what it would not send is refused,
/// for it may be a page of somebody else.
/// </summary>
/// <param name="region">The region that was asked.</param>
/// <param name="profileName">The profile that was asked with.</param>
internal sealed class PageReader(string region, string? profileName)
{
    private static readonly DateTime _epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

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

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
    }

    private static bool? Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();
    }

    // Seconds since 1970, with a fraction.
    private static DateTime? Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : _epoch.AddSeconds(reader.GetDouble());
    }

    private static XksProxyConfiguration? Proxy(ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader, JsonTokenType.StartObject))
        {
            return null;
        }

        var proxy = new XksProxyConfiguration();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Connectivity"u8))
            {
                proxy.Connectivity = Text(ref reader);
            }
            else if (reader.ValueTextEquals("AccessKeyId"u8))
            {
                proxy.AccessKeyId = Text(ref reader);
            }
            else if (reader.ValueTextEquals("UriEndpoint"u8))
            {
                proxy.UriEndpoint = Text(ref reader);
            }
            else if (reader.ValueTextEquals("UriPath"u8))
            {
                proxy.UriPath = Text(ref reader);
            }
            else if (reader.ValueTextEquals("VpcEndpointServiceName"u8))
            {
                proxy.VpcEndpointServiceName = Text(ref reader);
            }
            else if (reader.ValueTextEquals("VpcEndpointServiceOwner"u8))
            {
                proxy.VpcEndpointServiceOwner = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return proxy;
    }

    private static bool Opens(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
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
            throw new JsonException($"{kind} was to come, and {reader.TokenType} did, at byte {reader.TokenStartIndex}.");
        }
    }

    private DescribeCustomKeyStoresResponse Page(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);

        List<CustomKeyStore>? stores = null;
        string? nextMarker = null;
        bool? truncated = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("CustomKeyStores"u8))
            {
                stores = Stores(ref reader);
            }
            else if (reader.ValueTextEquals("NextMarker"u8))
            {
                nextMarker = Text(ref reader);
            }
            else if (reader.ValueTextEquals("Truncated"u8))
            {
                truncated = Flag(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Of what stands behind the end, it throws.
        reader.Read();
        return new DescribeCustomKeyStoresResponse
        {
            CustomKeyStores = stores ?? throw new JsonException("CustomKeyStores is missing."),
            NextMarker = nextMarker,
            Truncated = truncated ?? !string.IsNullOrEmpty(nextMarker),
            Region = region,
            ProfileName = profileName,
        };
    }

    private List<CustomKeyStore>? Stores(ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader, JsonTokenType.StartArray))
        {
            return null;
        }

        var stores = new List<CustomKeyStore>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            stores.Add(Store(ref reader));
        }

        return stores;
    }

    private CustomKeyStore Store(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);

        var store = new CustomKeyStore { Region = region, ProfileName = profileName };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("CustomKeyStoreId"u8))
            {
                store.CustomKeyStoreId = Text(ref reader);
            }
            else if (reader.ValueTextEquals("CustomKeyStoreName"u8))
            {
                store.CustomKeyStoreName = Text(ref reader);
            }
            else if (reader.ValueTextEquals("CustomKeyStoreType"u8))
            {
                store.CustomKeyStoreType = Text(ref reader);
            }
            else if (reader.ValueTextEquals("ConnectionState"u8))
            {
                store.ConnectionState = Text(ref reader);
            }
            else if (reader.ValueTextEquals("ConnectionErrorCode"u8))
            {
                store.ConnectionErrorCode = Text(ref reader);
            }
            else if (reader.ValueTextEquals("CloudHsmClusterId"u8))
            {
                store.CloudHsmClusterId = Text(ref reader);
            }
            else if (reader.ValueTextEquals("TrustAnchorCertificate"u8))
            {
                store.TrustAnchorCertificate = Text(ref reader);
            }
            else if (reader.ValueTextEquals("CreationDate"u8))
            {
                store.CreationDate = Time(ref reader);
            }
            else if (reader.ValueTextEquals("XksProxyConfiguration"u8))
            {
                store.XksProxyConfiguration = Proxy(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return store.CustomKeyStoreId is null ? throw new JsonException("A store has no CustomKeyStoreId.") : store;
    }
}
