using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>News of a region and account while it is listed: its service was opened, a page arrived, or it failed.</summary>
/// <param name="AccountRegion">The region and account.</param>
internal sealed record PageEvent(AccountRegion AccountRegion)
{
    /// <summary>The service; null after a failure.</summary>
    public ICustomKeyStoreService? Service { get; init; }

    /// <summary>The page; null if none arrived.</summary>
    public DescribeCustomKeyStoresResponse? Page { get; init; }

    /// <summary>How long the request of the page took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why the list ends early; null if it does not.</summary>
    public KmsException? Failure { get; init; }
}
