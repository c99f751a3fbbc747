using System.Text.Json;
using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Admin;

/// <summary>
/// Reads a state document. Over the state there is, a part is read as what it makes of it: settings, stores, clusters and
/// proxies keep what the document does not name of them.
/// </summary>
internal static class StateReader
{
    public static StateDocument Read(JsonElement root, string place, EmulatorState? current = null)
    {
        var fields = new FieldReader(root, place);
        var document = new StateDocument
        {
            Settings = ReadSettings(fields.Object("Settings"), current?.Settings ?? new EmulatorSettings()),
            CustomKeyStores = ReadStores(fields.List("CustomKeyStores", "key store"), current?.Stores),
            CloudHsmClusters = ReadClusters(fields.List("CloudHsmClusters", "cluster"), current),
            XksProxies = ReadProxies(fields.List("XksProxies", "proxy"), current),
            Faults = fields.List("Faults", "fault")?.Select(ReadFault).ToList(),
        };

        // A Describe reply has these besides.
        fields.Has("Truncated");
        fields.Has("NextMarker");
        fields.RefuseOthers();
        return document;
    }

    private static EmulatorSettings? ReadSettings(FieldReader? fields, EmulatorSettings current)
    {
        if (fields is null)
        {
            return null;
        }

        var defaults = new EmulatorSettings();
        var settings = new EmulatorSettings
        {
            ConnectingSeconds = fields.Seconds("ConnectingSeconds", current.ConnectingSeconds) ?? defaults.ConnectingSeconds,
            DisconnectingSeconds = fields.Seconds("DisconnectingSeconds", current.DisconnectingSeconds) ?? defaults.DisconnectingSeconds,
            CustomKeyStoreQuota = fields.Integer("CustomKeyStoreQuota", current.CustomKeyStoreQuota),
            RequestsPerSecond = fields.Integer("RequestsPerSecond", current.RequestsPerSecond) ?? defaults.RequestsPerSecond,
        };
        fields.RefuseOthers();
        return settings;
    }

    private static List<KeyStore>? ReadStores(IReadOnlyList<FieldReader>? items, KeyStoreSet? current)
    {
        if (items is null)
        {
            return null;
        }

        List<KeyStore> stores = [.. items.Select(item => KeyStoreReader.Read(item, current))];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((var item, var store) in items.Zip(stores))
        {
            item.Require("CustomKeyStoreId", ids.Add(store.CustomKeyStoreId), "repeats that of another key store");
            item.Require("CustomKeyStoreName", names.Add(store.CustomKeyStoreName), "repeats that of another key store");
        }

        foreach ((var item, var store) in items.Zip(stores))
        {
            var holder = current?.FindByName(store.CustomKeyStoreName);
            item.Require(
                "CustomKeyStoreName", holder is null || ids.Contains(holder.CustomKeyStoreId), "repeats that of another key store");
        }

        return stores;
    }

    private static List<CloudHsmCluster>? ReadClusters(IReadOnlyList<FieldReader>? items, EmulatorState? state)
        => items?.Select(fields =>
        {
            string id = fields.Required("CloudHsmClusterId");
            var current = state?.Clusters.Find(id) ?? new CloudHsmCluster { CloudHsmClusterId = id };
            var cluster = new CloudHsmCluster
            {
                CloudHsmClusterId = id,
                KeyStorePassword = fields.Text("KeyStorePassword", current.KeyStorePassword),
                TrustAnchorCertificate = fields.Text("TrustAnchorCertificate", current.TrustAnchorCertificate),
                BackupLineage = fields.Text("BackupLineage", current.BackupLineage),
                Error = fields.Text("Error", current.Error),
                ConnectionErrorCode = fields.Text("ConnectionErrorCode", current.ConnectionErrorCode),
            };
            fields.RefuseOthers();
            return cluster;
        }).ToList();

    private static List<XksProxy>? ReadProxies(IReadOnlyList<FieldReader>? items, EmulatorState? state)
        => items?.Select(fields =>
        {
            string endpoint = fields.Required("XksProxyUriEndpoint");
            var current = state?.Proxies.Find(endpoint) ?? new XksProxy { XksProxyUriEndpoint = endpoint };
            var proxy = new XksProxy
            {
                XksProxyUriEndpoint = endpoint,
                AccessKeyId = fields.Text("AccessKeyId", current.AccessKeyId),
                RawSecretAccessKey = fields.Text("RawSecretAccessKey", current.RawSecretAccessKey),
                Error = fields.Text("Error", current.Error),
                ConnectionErrorCode = fields.Text("ConnectionErrorCode", current.ConnectionErrorCode),
            };
            fields.RefuseOthers();
            return proxy;
        }).ToList();

    private static Fault ReadFault(FieldReader fields)
    {
        string? name = fields.Text("Kind");
        FaultKind? kind = null;
        fields.Require("Kind", name is null || FaultCatalogue.TryFind(name, out kind), $"must be one of {FaultCatalogue.Names}");
        var fault = new Fault
        {
            Operation = fields.Text("Operation"),
            Kind = kind,
            Error = fields.Text("Error"),
            Message = fields.Text("Message"),
            HttpStatusCode = fields.Integer("HttpStatusCode", null, 200, 599),
            From = fields.Integer("From", 1, min: 1) ?? 1,
            Count = fields.Integer("Count", 1, min: 1) ?? 1,
            Seconds = fields.Seconds("Seconds", null),
        };
        fields.RefuseOthers();
        fields.Require("it", fault.Problem is null, fault.Problem ?? string.Empty);
        return fault;
    }
}
