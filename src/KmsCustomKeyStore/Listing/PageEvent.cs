using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>What happened at one of several targets: it was found, it answered with a page, or it failed.</summary>
/// <param name="AccountRegion">Where.</param>
internal sealed record PageEvent(AccountRegion AccountRegion)
{
    /// <summary>The service of the target; null where there is none to ask.</summary>
    public ICustomKeyStoreService? Service { get; init; }

    /// <summary>A page that came.</summary>
    public DescribeCustomKeyStoresResponse? Page { get; init; }

    /// <summary>How long the page took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why there are no more pages of this target.</summary>
    public KmsException? Failure { get; init; }
}
