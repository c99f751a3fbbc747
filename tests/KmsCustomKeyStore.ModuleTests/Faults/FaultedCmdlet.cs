namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>A command that gets a fault after a part of its work is done.</summary>
/// <param name="Verb">The cmdlet's verb.</param>
/// <param name="Operation">The operation that gets the fault.</param>
/// <param name="Script">The command; it writes the ids of the stores that it is done with.</param>
/// <param name="Before">What is written before the fault.</param>
/// <param name="After">What is written besides where the fault does no harm.</param>
internal sealed record FaultedCmdlet(string Verb, string Operation, string Script, string[] Before, string[] After)
{
    /// <summary>Every cmdlet, in the order of the table's columns.</summary>
    public static IReadOnlyList<FaultedCmdlet> All { get; } =
    [
        new("Get", Describe, "Get-KMSCustomKeyStore | ForEach-Object CustomKeyStoreId", FaultStores.FirstPage, FaultStores.OtherPages),
        new("Test", Describe, "Test-KMSCustomKeyStore | ForEach-Object CustomKeyStoreId", FaultStores.FirstPage, FaultStores.OtherPages),
        new(
            "Wait",
            Describe,
            "Connect-KMSCustomKeyStore store-3; Wait-KMSCustomKeyStore store-1, store-3 -TimeoutSec 25 | ForEach-Object CustomKeyStoreId",
            ["store-1"],
            ["store-3"])
        {
            From = 3,

            // Else it would be a matter of time how many requests come before: the stores may be asked about together or one by one.
            PageSize = 6,
            Alone = "Wait-KMSCustomKeyStore store-3",
        },
        new(
            "New",
            "CreateCustomKeyStore",
            "'new-1', 'new-2' | New-KMSCustomKeyStore @xks -XksProxyUriPath { \"/$_/kms/xks/v1\" } -Select ^CustomKeyStoreName",
            ["new-1"],
            ["new-2"]),
        new(
            "Connect",
            "ConnectCustomKeyStore",
            "'store-3', 'store-4' | Connect-KMSCustomKeyStore -Select ^CustomKeyStoreId",
            ["store-3"],
            ["store-4"]),
        new(
            "Disconnect",
            "DisconnectCustomKeyStore",
            "'store-1', 'store-2' | Disconnect-KMSCustomKeyStore -Select ^CustomKeyStoreId",
            ["store-1"],
            ["store-2"]),
        new(
            "Update",
            "UpdateCustomKeyStore",
            "'store-3', 'store-4' | Update-KMSCustomKeyStore -KeyStorePassword $password -Select ^CustomKeyStoreId",
            ["store-3"],
            ["store-4"]),
        new(
            "Remove",
            "DeleteCustomKeyStore",
            "'store-3', 'store-4' | Remove-KMSCustomKeyStore -Force -Select ^CustomKeyStoreId",
            ["store-3"],
            ["store-4"]),
    ];

    private const string Describe = "DescribeCustomKeyStores";

    /// <summary>Which of the operation's requests gets the fault: the second key store's or page's, or a second poll's.</summary>
    public int From { get; init; } = 2;

    /// <summary>The stores of a page.</summary>
    public int PageSize { get; init; } = 2;

    /// <summary>A command that begins with the operation.</summary>
    public string Alone { get; init; } = Script;
}
