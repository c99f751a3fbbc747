using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>
/// Asks for a list page by page: a page is asked for when the one before it has been used. A list that would never end
/// and one that breaks off ends with an error.
/// </summary>
internal sealed class CustomKeyStorePager(ICustomKeyStoreService service)
{
    /// <summary>The pages from the request's marker on; just one where <paramref name="onePage"/> says so.</summary>
    /// <exception cref="KmsException">A page failed; its Marker resumes from that page.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<DescribeCustomKeyStoresResponse> Pages(
        DescribeCustomKeyStoresRequest first, bool onePage, CancellationToken cancellationToken)
    {
        var request = first;
        var asked = new HashSet<string>(StringComparer.Ordinal) { first.Marker ?? string.Empty };

        while (true)
        {
            var page = Ask(request, cancellationToken);
            yield return page;

            if (!page.Truncated || onePage)
            {
                yield break;
            }

            if (string.IsNullOrEmpty(page.NextMarker))
            {
                throw Broken(ErrorIds.MarkerMissing, "The reply says that more key stores follow, but not where (Truncated without a NextMarker). The list is not complete.", page, request.Marker);
            }

            if (!asked.Add(page.NextMarker!))
            {
                throw Broken(ErrorIds.MarkerRepeated, "The reply leads back to a page that was asked for already (NextMarker was seen before). The list would never end.", page, request.Marker);
            }

            request = new DescribeCustomKeyStoresRequest
            {
                CustomKeyStoreId = first.CustomKeyStoreId,
                CustomKeyStoreName = first.CustomKeyStoreName,
                Limit = first.Limit,
                Marker = page.NextMarker,
            };
        }
    }

    private DescribeCustomKeyStoresResponse Ask(DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return service.DescribeCustomKeyStoresAsync(request, cancellationToken).GetAwaiter().GetResult();
        }
        catch (KmsException failure)
        {
            failure.Marker = string.IsNullOrEmpty(request.Marker) ? null : request.Marker;
            throw;
        }
    }

    private static KmsException Broken(string errorId, string message, DescribeCustomKeyStoresResponse page, string? marker)
        => new(errorId, message) { RequestId = page.RequestId, Marker = string.IsNullOrEmpty(marker) ? null : marker };
}
