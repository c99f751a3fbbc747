using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Validation;

/// <summary>The limits that KMS sets to a request for a list, checked before it is sent. Source: the KMS API reference.</summary>
internal static class RequestLimits
{
    private const int HighestLimit = 1000;

    /// <exception cref="KmsException">A value is outside its limit.</exception>
    public static void Check(DescribeCustomKeyStoresRequest request)
    {
        FieldRules.CustomKeyStoreId.Check(NullIfEmpty(request.CustomKeyStoreId));
        FieldRules.CustomKeyStoreName.Check(NullIfEmpty(request.CustomKeyStoreName));
        FieldRules.Marker.Check(NullIfEmpty(request.Marker));

        if (request.Limit != 0)
        {
            CheckLimit(request.Limit);
        }
    }

    /// <exception cref="KmsException">The limit is outside its range.</exception>
    public static void CheckLimit(int limit)
    {
        if (limit is < 1 or > HighestLimit)
        {
            throw new KmsException(ErrorIds.InvalidLimit, $"A Limit of {limit} is not possible: a page holds 1 to {HighestLimit} key stores.") { Target = limit };
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
