using KmsEmulator.Stores;

namespace KmsEmulator.Admin;

/// <summary>Reads a store of a state document, over the one there is with its id where there is one.</summary>
internal static class KeyStoreReader
{
    public static KeyStore Read(FieldReader fields, KeyStoreSet? stores)
    {
        string id = fields.Required("CustomKeyStoreId", maxLength: 64);
        var known = stores?.Find(id);
        var current = known ?? new KeyStore { CustomKeyStoreId = id, CustomKeyStoreName = string.Empty };
        var store = current with
        {
            CustomKeyStoreName = fields.Required("CustomKeyStoreName", maxLength: 256, otherwise: known?.CustomKeyStoreName),
            CustomKeyStoreType = fields.Required("CustomKeyStoreType", otherwise: known?.CustomKeyStoreType),
            CloudHsmClusterId = fields.Text("CloudHsmClusterId", current.CloudHsmClusterId),
            TrustAnchorCertificate = fields.Text("TrustAnchorCertificate", current.TrustAnchorCertificate),
            ConnectionState = fields.Text("ConnectionState", current.ConnectionState),
            ConnectionErrorCode = fields.Text("ConnectionErrorCode", current.ConnectionErrorCode),
            CreationDate = fields.Date("CreationDate", current.CreationDate),
            XksProxyConfiguration = fields.Has("XksProxyConfiguration")
                ? ReadProxy(fields.Object("XksProxyConfiguration"), current.XksProxyConfiguration ?? new XksProxyConfiguration())
                : current.XksProxyConfiguration,
            KeyCount = fields.Integer("KeyCount", current.KeyCount) ?? 0,
            ConnectionOutcome = fields.Text("ConnectionOutcome", current.ConnectionOutcome),
            ConnectingSeconds = fields.Seconds("ConnectingSeconds", current.ConnectingSeconds),
            Transition = fields.Has("ConnectionState") ? null : current.Transition,
        };
        fields.RefuseOthers();
        return store;
    }

    private static XksProxyConfiguration? ReadProxy(FieldReader? fields, XksProxyConfiguration current)
    {
        if (fields is null)
        {
            return null;
        }

        var proxy = new XksProxyConfiguration
        {
            Connectivity = fields.Text("Connectivity", current.Connectivity),
            AccessKeyId = fields.Text("AccessKeyId", current.AccessKeyId),
            UriEndpoint = fields.Text("UriEndpoint", current.UriEndpoint),
            UriPath = fields.Text("UriPath", current.UriPath),
            VpcEndpointServiceName = fields.Text("VpcEndpointServiceName", current.VpcEndpointServiceName),
            VpcEndpointServiceOwner = fields.Text("VpcEndpointServiceOwner", current.VpcEndpointServiceOwner),
        };
        fields.RefuseOthers();
        return proxy;
    }
}
