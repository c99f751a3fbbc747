namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>One change by each cmdlet that makes any, all of which work.</summary>
internal static class ChangeScripts
{
    public const string New = "New-KMSCustomKeyStore new-hsm @hsm";
    public const string Connect = "Connect-KMSCustomKeyStore cks-1disconnected";
    public const string Disconnect = "Disconnect-KMSCustomKeyStore cks-4connected";
    public const string Update = "Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName renamed";
    public const string Remove = "Remove-KMSCustomKeyStore cks-1disconnected";

    public static TheoryData<string> All => [New, Connect, Disconnect, Update, Remove];

    /// <summary>Those that ask nothing unless told to.</summary>
    public static TheoryData<string> Unasked => [New, Connect, Disconnect, Update];
}
