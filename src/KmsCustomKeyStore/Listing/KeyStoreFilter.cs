using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Listing;

/// <summary>Which stores of a reply are wanted, by state and type.</summary>
internal sealed class KeyStoreFilter(IReadOnlyList<string>? connectionStates, IReadOnlyList<string>? customKeyStoreTypes)
{
    private readonly NameFilter? _states = connectionStates is null ? null : new NameFilter(connectionStates);
    private readonly NameFilter? _types = customKeyStoreTypes is null ? null : new NameFilter(customKeyStoreTypes);

    /// <summary>
    /// A sentence for each value that no known state or type matches, most likely a slip of the pen; they are no errors,
    /// as the service may have added the value.
    /// </summary>
    public IEnumerable<string> Doubts()
        => Doubts(connectionStates, KnownValues.ConnectionStates, nameof(CustomKeyStore.ConnectionState))
            .Concat(Doubts(customKeyStoreTypes, KnownValues.CustomKeyStoreTypes, nameof(CustomKeyStore.CustomKeyStoreType)));

    /// <summary>The page with the stores that are wanted.</summary>
    public DescribeCustomKeyStoresResponse Apply(DescribeCustomKeyStoresResponse page, NameFilter? names)
    {
        if (_states is not null || _types is not null || names is not null)
        {
            page.CustomKeyStores = [.. page.CustomKeyStores.Where(store =>
                (_states?.Matches(store.ConnectionState) ?? true)
                && (_types?.Matches(store.CustomKeyStoreType) ?? true)
                && (names?.Matches(store.CustomKeyStoreName) ?? true))];
        }

        return page;
    }

    private static IEnumerable<string> Doubts(IReadOnlyList<string>? wanted, string[] known, string parameter)
        => from value in wanted ?? []
           where !known.Any(new NameFilter([value]).Matches)
           select $"'{value}' is no {parameter} that this version of the module knows ({string.Join(", ", known)}).";
}
