using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Listing;

/// <summary>Selects the stores of a page by state, type and name.</summary>
internal sealed class KeyStoreFilter(IReadOnlyList<string>? connectionStates, IReadOnlyList<string>? customKeyStoreTypes)
{
    private readonly NameFilter? _states = connectionStates is null ? null : new NameFilter(connectionStates);
    private readonly NameFilter? _types = customKeyStoreTypes is null ? null : new NameFilter(customKeyStoreTypes);

    /// <summary>
    /// A warning for each value that matches no known state or type. It is probably misspelled, but not an error: KMS may have
    /// added the value since.
    /// </summary>
    public IEnumerable<string> Doubts()
        => Doubts(connectionStates, KnownValues.ConnectionStates, nameof(CustomKeyStore.ConnectionState))
            .Concat(Doubts(customKeyStoreTypes, KnownValues.CustomKeyStoreTypes, nameof(CustomKeyStore.CustomKeyStoreType)));

    /// <summary>Removes from a page the stores that are not wanted.</summary>
    public void Keep(DescribeCustomKeyStoresResponse page, NameFilter? names)
    {
        if (_states is not null || _types is not null || names is not null)
        {
            page.CustomKeyStores = [.. page.CustomKeyStores.Where(store =>
                (_states?.Matches(store.ConnectionState) ?? true)
                && (_types?.Matches(store.CustomKeyStoreType) ?? true)
                && (names?.Matches(store.CustomKeyStoreName) ?? true))];
        }
    }

    private static IEnumerable<string> Doubts(IReadOnlyList<string>? wanted, string[] known, string parameter)
        => from value in wanted ?? []
           where !known.Any(new NameFilter([value]).Matches)
           select $"'{value}' is no {parameter} that this version of the module knows ({string.Join(", ", known)}).";
}
