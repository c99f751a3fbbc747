namespace KmsEmulator.Stores;

/// <summary>The values of XksProxyConnectivity.</summary>
internal static class Connectivity
{
    public const string Public = "PUBLIC_ENDPOINT";
    public const string Vpc = "VPC_ENDPOINT_SERVICE";
}
