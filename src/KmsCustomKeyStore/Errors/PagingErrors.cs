namespace KmsCustomKeyStore.Errors;

/// <summary>Replies that do not lead to a usable next page of a list.</summary>
internal static class PagingErrors
{
    /// <summary>The list is truncated, but the reply has no marker.</summary>
    public static KmsException MarkerMissing(string? requestId)
        => new(
            ErrorIds.MarkerMissing,
            "The reply says that more key stores follow, but not where (Truncated without a NextMarker). The list is not complete.")
        {
            RequestId = requestId,
        };

    /// <summary>The marker is longer than KMS accepts.</summary>
    public static KmsException MarkerTooLong(int length, int longest, string? requestId)
        => new(
            ErrorIds.MarkerTooLong,
            $"The NextMarker of the reply has {length} characters, and KMS takes {longest} at most. The list cannot be gone on with.")
        {
            RequestId = requestId,
        };

    /// <summary>The marker leads back to an earlier page.</summary>
    public static KmsException MarkerRepeated(string marker, string? requestId)
        => new(
            ErrorIds.MarkerRepeated,
            "The reply leads back to a page that was asked for already (its NextMarker was seen before). The list would never end.")
        {
            RequestId = requestId,
            Target = marker,
        };
}
