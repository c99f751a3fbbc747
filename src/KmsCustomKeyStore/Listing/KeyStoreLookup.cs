namespace KmsCustomKeyStore.Listing;

/// <summary>A search for one key store, or for all or some of them.</summary>
/// <param name="Request">The request of the first page.</param>
/// <param name="Names">Selects stores of the reply by name; null for all.</param>
/// <param name="AskedFor">What the user asked for, which becomes the target of an error.</param>
/// <param name="Origin">The region and profile of a piped object; null if it has neither.</param>
internal sealed record KeyStoreLookup(
    DescribeCustomKeyStoresRequest Request,
    NameFilter? Names = null,
    object? AskedFor = null,
    AccountRegion? Origin = null)
{
    public static KeyStoreLookup All { get; } = new(new DescribeCustomKeyStoresRequest());

    public static KeyStoreLookup ById(string id, AccountRegion? origin = null)
        => new(new DescribeCustomKeyStoresRequest { CustomKeyStoreId = id }, AskedFor: id, Origin: origin);

    public static KeyStoreLookup ByName(string name, AccountRegion? origin = null)
        => new(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = name }, AskedFor: name, Origin: origin);

    public static IEnumerable<KeyStoreLookup> ByIds(IEnumerable<string> ids) => ids.Select(id => ById(id));

    /// <summary>
    /// The lookups for names that a user typed: one for each name without wildcards, and a single list for all patterns.
    /// </summary>
    public static IEnumerable<KeyStoreLookup> ByNames(IReadOnlyList<string> names)
    {
        string[] patterns = names.Where(NameFilter.IsPattern).ToArray();
        foreach (string name in names.Where(name => !NameFilter.IsPattern(name)))
        {
            yield return ByName(NameFilter.Unescape(name));
        }

        if (patterns.Length > 0)
        {
            yield return new KeyStoreLookup(new DescribeCustomKeyStoresRequest(), new NameFilter(patterns), patterns);
        }
    }
}
