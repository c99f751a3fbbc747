namespace KmsCustomKeyStore.Models;

/// <summary>The values of the enumerations of KMS that this version knows. The service may add others.</summary>
internal static class KnownValues
{
    public const string Connected = "CONNECTED";
    public const string Connecting = "CONNECTING";
    public const string Failed = "FAILED";
    public const string Disconnected = "DISCONNECTED";
    public const string Disconnecting = "DISCONNECTING";
    public const string AwsCloudHsm = "AWS_CLOUDHSM";
    public const string ExternalKeyStore = "EXTERNAL_KEY_STORE";

    public static readonly string[] ConnectionStates = [Connected, Connecting, Failed, Disconnected, Disconnecting];

    public static readonly string[] CustomKeyStoreTypes = [AwsCloudHsm, ExternalKeyStore];

    public static readonly string[] XksProxyConnectivities = ["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"];
}
