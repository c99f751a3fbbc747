namespace KmsEmulator.Stores;

/// <summary>The values of CustomKeyStoreType.</summary>
internal static class StoreTypes
{
    public const string CloudHsm = "AWS_CLOUDHSM";
    public const string External = "EXTERNAL_KEY_STORE";
}
