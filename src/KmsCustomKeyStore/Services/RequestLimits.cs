using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The limits that KMS sets to a request, checked before it is sent. Source: the KMS API reference.</summary>
internal static class RequestLimits
{
    private const int LongestId = 64;
    private const int LongestName = 256;
    private const int LongestMarker = 1024;
    private const int HighestLimit = 1000;

    /// <exception cref="KmsException">A value is outside its limit.</exception>
    public static void Check(DescribeCustomKeyStoresRequest request)
    {
        CheckLength(nameof(request.CustomKeyStoreId), request.CustomKeyStoreId, LongestId);
        CheckLength(nameof(request.CustomKeyStoreName), request.CustomKeyStoreName, LongestName);
        CheckLength(nameof(request.Marker), request.Marker, LongestMarker);

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

    private static void CheckLength(string name, string? value, int longest)
    {
        if (value?.Length > longest)
        {
            throw new KmsException(ErrorIds.InvalidLength, $"The {name} has {value.Length} characters; KMS takes at most {longest}.") { Target = value };
        }
    }
}
