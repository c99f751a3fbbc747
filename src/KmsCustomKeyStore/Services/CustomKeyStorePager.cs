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
            var page = Ask(request, request == first, cancellationToken);
            yield return page;

            if (!page.Truncated || onePage)
            {
                yield break;
            }

            if (string.IsNullOrEmpty(page.NextMarker))
            {
                throw new KmsException(ErrorIds.MarkerMissing, "The reply says that more key stores follow, but not where (Truncated without a NextMarker). The list is not complete.")
                {
                    RequestId = page.RequestId,
                };
            }

            if (!asked.Add(page.NextMarker!))
            {
                throw new KmsException(ErrorIds.MarkerRepeated, "The reply leads back to a page that was asked for already (its NextMarker was seen before). The list would never end.")
                {
                    RequestId = page.RequestId,
                    Target = page.NextMarker,
                };
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

    private DescribeCustomKeyStoresResponse Ask(DescribeCustomKeyStoresRequest request, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return service.DescribeCustomKeyStoresAsync(request, cancellationToken).GetAwaiter().GetResult();
        }
        catch (KmsException failure) when (!isFirst)
        {
            failure.Marker = request.Marker;
            throw;
        }
    }
}
