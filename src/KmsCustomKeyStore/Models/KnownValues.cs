namespace KmsCustomKeyStore.Models;

/// <summary>The values of KMS's enumerations that this version knows; the service may add others.</summary>
internal static class KnownValues
{
    public const string Connected = "CONNECTED";
    public const string Failed = "FAILED";
    public const string AwsCloudHsm = "AWS_CLOUDHSM";
    public const string ExternalKeyStore = "EXTERNAL_KEY_STORE";

    public static readonly string[] ConnectionStates = [Connected, "CONNECTING", Failed, "DISCONNECTED", "DISCONNECTING"];

    public static readonly string[] CustomKeyStoreTypes = [AwsCloudHsm, ExternalKeyStore];
}
