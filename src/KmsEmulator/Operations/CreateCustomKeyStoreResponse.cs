namespace KmsEmulator.Operations;

internal sealed record CreateCustomKeyStoreResponse(string CustomKeyStoreId);
