namespace KmsEmulator;

internal sealed record CreateCustomKeyStoreResponse(string CustomKeyStoreId);
