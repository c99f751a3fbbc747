namespace KmsCustomKeyStore.Aws.Failures;

/// <summary>What a request was about, for the message of its failure.</summary>
/// <param name="Operation">The KMS operation.</param>
/// <param name="CustomKeyStoreId">The id of the key store; null where it is not named by its id.</param>
/// <param name="CustomKeyStoreName">The name of the key store; null where it is not named by its name.</param>
/// <param name="Marker">Where the page starts that was asked for.</param>
internal sealed record RequestSubject(
    string Operation, string? CustomKeyStoreId = null, string? CustomKeyStoreName = null, string? Marker = null);
