using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Listing;

/// <summary>
/// Requests a list page by page, each when the caller wants it. A list that would never end, or that breaks off, fails with an
/// error.
/// </summary>
/// <param name="service">The service to request pages from.</param>
/// <param name="first">The request of the first page.</param>
/// <param name="onePage">Whether to stop after the first page.</param>
internal sealed class KeyStorePager(ICustomKeyStoreService service, DescribeCustomKeyStoresRequest first, bool onePage)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private DescribeCustomKeyStoresRequest? _following;
    private DescribeCustomKeyStoresResponse? _page;

    /// <summary>Requests the next page; null after the last.</summary>
    /// <exception cref="KmsException">The request failed. The exception has the marker of the page.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DescribeCustomKeyStoresResponse?> NextAsync(CancellationToken cancellationToken)
    {
        if (_page is not null)
        {
            if (!_page.Truncated || onePage)
            {
                return null;
            }

            _following = Following(_page);
        }

        try
        {
            return _page = await service.DescribeCustomKeyStoresAsync(_following ?? first, cancellationToken).ConfigureAwait(false);
        }
        catch (KmsException failure) when (_following is not null)
        {
            failure.Marker = _following.Marker;
            throw;
        }
    }

    private DescribeCustomKeyStoresRequest Following(DescribeCustomKeyStoresResponse page)
    {
        if (string.IsNullOrEmpty(page.NextMarker))
        {
            throw PagingErrors.MarkerMissing(page.RequestId);
        }

        if (page.NextMarker!.Length > FieldRules.Marker.Longest)
        {
            throw PagingErrors.MarkerTooLong(page.NextMarker.Length, FieldRules.Marker.Longest, page.RequestId);
        }

        _asked.Add(first.Marker ?? string.Empty);
        if (!_asked.Add(page.NextMarker))
        {
            throw PagingErrors.MarkerRepeated(page.NextMarker, page.RequestId);
        }

        return new DescribeCustomKeyStoresRequest
        {
            CustomKeyStoreId = first.CustomKeyStoreId,
            CustomKeyStoreName = first.CustomKeyStoreName,
            Limit = first.Limit,
            Marker = page.NextMarker,
        };
    }
}
