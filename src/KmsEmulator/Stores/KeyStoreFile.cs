using System.Text.Json;

namespace KmsEmulator;

/// <summary>
/// Reads key stores from a JSON file in the form of a DescribeCustomKeyStores reply, which is also what
/// <c>aws kms describe-custom-key-stores</c> prints.
/// </summary>
public static class KeyStoreFile
{
    /// <summary>Reads the stores in a file, in order. CreationDate may be epoch seconds or ISO 8601 text.</summary>
    /// <exception cref="KeyStoreFileException">The file cannot be read, or something in it is wrong.</exception>
    public static IReadOnlyList<KeyStore> Load(string path)
    {
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("CustomKeyStores", out JsonElement list)
            || list.ValueKind != JsonValueKind.Array)
        {
            throw new KeyStoreFileException($"{path}: it must hold a JSON object with a list named CustomKeyStores.");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        List<KeyStore> stores = [];
        foreach (JsonElement element in list.EnumerateArray())
        {
            FieldReader fields = new(element, $"{path}: key store {stores.Count + 1}");
            KeyStore store = ReadStore(fields);
            fields.Require("CustomKeyStoreId", ids.Add(store.CustomKeyStoreId), "repeats that of another key store");
            fields.Require("CustomKeyStoreName", names.Add(store.CustomKeyStoreName), "repeats that of another key store");
            stores.Add(store);
        }

        return stores;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path));
        }
        catch (JsonException error)
        {
            throw new KeyStoreFileException($"{path}: it is not JSON: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new KeyStoreFileException($"{path}: it cannot be read: {error.Message}", error);
        }
    }

    private static KeyStore ReadStore(FieldReader fields)
    {
        KeyStore store = new()
        {
            CustomKeyStoreId = fields.Required("CustomKeyStoreId", maxLength: 64),
            CustomKeyStoreName = fields.Required("CustomKeyStoreName", maxLength: 256),
            CustomKeyStoreType = fields.Required("CustomKeyStoreType"),
            CloudHsmClusterId = fields.Text("CloudHsmClusterId"),
            TrustAnchorCertificate = fields.Text("TrustAnchorCertificate"),
            ConnectionState = fields.Text("ConnectionState"),
            ConnectionErrorCode = fields.Text("ConnectionErrorCode"),
            CreationDate = fields.Date("CreationDate"),
            XksProxyConfiguration = ReadProxy(fields.Object("XksProxyConfiguration")),
        };
        fields.RefuseOthers();
        return store;
    }

    private static XksProxyConfiguration? ReadProxy(FieldReader? fields)
    {
        if (fields is null)
        {
            return null;
        }

        XksProxyConfiguration proxy = new()
        {
            Connectivity = fields.Text("Connectivity"),
            AccessKeyId = fields.Text("AccessKeyId"),
            UriEndpoint = fields.Text("UriEndpoint"),
            UriPath = fields.Text("UriPath"),
            VpcEndpointServiceName = fields.Text("VpcEndpointServiceName"),
            VpcEndpointServiceOwner = fields.Text("VpcEndpointServiceOwner"),
        };
        fields.RefuseOthers();
        return proxy;
    }
}
