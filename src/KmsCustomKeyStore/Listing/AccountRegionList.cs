using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>Expands the regions and profiles that a cmdlet was given, which may be patterns.</summary>
internal static class AccountRegionList
{
    private const string UsualPartition = "aws";

    /// <summary>
    /// Combines each profile with each region. Empty names are ignored; without any name, the result is a single entry without
    /// region and profile.
    /// </summary>
    /// <param name="regions">Region names, and patterns for the regions of the current partition.</param>
    /// <param name="profiles">Profile names and patterns.</param>
    /// <param name="settings">The other connection parameters.</param>
    /// <param name="catalog">The regions and profiles to match. It is used for patterns only.</param>
    /// <param name="cancellationToken">Cancels the search for the current region.</param>
    /// <exception cref="KmsException">A pattern matches nothing.</exception>
    public static IReadOnlyList<AccountRegion> Expand(
        IReadOnlyList<string>? regions,
        IReadOnlyList<string>? profiles,
        ConnectionSettings settings,
        Lazy<IAwsCatalog> catalog,
        CancellationToken cancellationToken)
    {
        string[] profilesGiven = Given(profiles);
        string[] regionsGiven = Given(regions);
        return [.. from profile in profilesGiven.Length == 0 ? [null] : Profiles(profilesGiven, settings, catalog)
                   from region in regionsGiven.Length == 0
                       ? [null]
                       : Regions(regionsGiven, settings with { ProfileName = profile }, catalog, cancellationToken)
                   select new AccountRegion(region, profile)];
    }

    private static string[] Given(IReadOnlyList<string>? names) => [.. (names ?? []).Where(name => !string.IsNullOrEmpty(name))];

    private static List<string?> Profiles(IReadOnlyList<string> wanted, ConnectionSettings settings, Lazy<IAwsCatalog> catalog)
        => Expand(wanted, pattern =>
        {
            var filter = new NameFilter([pattern]);
            string[] matches = catalog.Value.ProfileNames(settings.ProfileLocation, settings.WorkingFolder).Where(filter.Matches).ToArray();
            return matches.Length > 0
                ? matches
                : throw ParameterErrors.NoProfileMatches(pattern);
        });

    private static List<string?> Regions(
        IReadOnlyList<string> wanted, ConnectionSettings settings, Lazy<IAwsCatalog> catalog, CancellationToken cancellationToken)
        => Expand(wanted, pattern =>
        {
            string? home = catalog.Value.RegionFor(settings, cancellationToken);
            string partition = catalog.Value.Regions.FirstOrDefault(region => region.Name == home)?.Partition ?? UsualPartition;
            var filter = new NameFilter([pattern]);
            var matching = catalog.Value.Regions.Where(region => filter.Matches(region.Name)).ToArray();
            var near = matching.Where(region => region.Partition == partition).ToArray();
            return (near.Length > 0 ? near : matching) is { Length: > 0 } found
                ? found.Select(region => region.Name)
                : throw ParameterErrors.NoRegionMatches(pattern);
        });

    private static List<string?> Expand(IReadOnlyList<string> wanted, Func<string, IEnumerable<string>> match)
        => [.. wanted
            .SelectMany(text => NameFilter.IsPattern(text) ? match(text) : [NameFilter.Unescape(text)])
            .Distinct(StringComparer.Ordinal)];
}
