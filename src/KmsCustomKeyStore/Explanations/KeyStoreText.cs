using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Explanations;

/// <summary>How messages name a key store.</summary>
internal static class KeyStoreText
{
    /// <summary>Such as <c>'payments-hsm' (cks-1234567890abcdef0) in eu-west-1</c>, as far as it is known.</summary>
    public static string Name(string? name, string? id, string? region)
        => (string.IsNullOrEmpty(name) ? $"'{id}'" : string.IsNullOrEmpty(id) ? $"'{name}'" : $"'{name}' ({id})")
            + (region is null ? string.Empty : $" in {region}");

    /// <summary>The store of that name.</summary>
    public static string Name(CustomKeyStore store) => Name(store.CustomKeyStoreName, store.CustomKeyStoreId, store.Region);

    /// <summary>The state, with the reason of a failure.</summary>
    public static string State(CustomKeyStore store)
        => string.IsNullOrEmpty(store.ConnectionErrorCode) ? store.ConnectionState ?? "in no state that KMS names" : $"{store.ConnectionState} ({store.ConnectionErrorCode})";

    /// <summary>The message of <see cref="ErrorIds.CustomKeyStoreNotFound"/>.</summary>
    public static string NotFound(string? id, string? name, string region)
        => string.IsNullOrEmpty(id)
            ? $"There is no custom key store named '{name}' in {region}."
            : $"There is no custom key store with the id '{id}' in {region}.";
}
