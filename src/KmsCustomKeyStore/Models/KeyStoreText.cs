namespace KmsCustomKeyStore;

/// <summary>How messages name a key store and its state.</summary>
internal static class KeyStoreText
{
    /// <summary>For example <c>'payments-hsm' (cks-1234567890abcdef0) in eu-west-1</c>, without the parts that are not known.</summary>
    public static string Name(string? name, string? id, string? region)
    {
        string store = string.IsNullOrEmpty(name) ? $"'{id}'" : string.IsNullOrEmpty(id) ? $"'{name}'" : $"'{name}' ({id})";
        return region is null ? store : $"{store} in {region}";
    }

    /// <summary>The name, id and region of a store.</summary>
    public static string Name(CustomKeyStore store) => Name(store.CustomKeyStoreName, store.CustomKeyStoreId, store.Region);

    /// <summary>The state of a store, with the error code if it failed.</summary>
    public static string State(CustomKeyStore store)
        => string.IsNullOrEmpty(store.ConnectionErrorCode)
            ? store.ConnectionState ?? "in no state that KMS names"
            : $"{store.ConnectionState} ({store.ConnectionErrorCode})";

    /// <summary>The sentence for a store that does not exist.</summary>
    public static string NotFound(string? id, string? name, string region)
        => string.IsNullOrEmpty(id)
            ? $"There is no custom key store named '{name}' in {region}."
            : $"There is no custom key store with the id '{id}' in {region}.";
}
