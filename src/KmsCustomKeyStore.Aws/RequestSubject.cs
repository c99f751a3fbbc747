namespace KmsCustomKeyStore.Aws;

/// <summary>What a request was about, for the message of its failure.</summary>
/// <param name="Operation">The KMS operation.</param>
/// <param name="CustomKeyStoreId">The id of the store; null where it was named otherwise.</param>
/// <param name="CustomKeyStoreName">The name of the store.</param>
/// <param name="Marker">Where the page starts that was asked for.</param>
internal sealed record RequestSubject(string Operation, string? CustomKeyStoreId = null, string? CustomKeyStoreName = null, string? Marker = null);
