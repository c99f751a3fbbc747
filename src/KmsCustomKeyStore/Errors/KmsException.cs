using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Errors;

/// <summary>
/// A request that failed, or could not be made. The error record's id is <see cref="ErrorId"/>, and its category and
/// recommended action follow from that.
/// </summary>
public sealed class KmsException : Exception
{
    /// <summary>Makes an exception with a stable id.</summary>
    /// <param name="errorId">The stable id of the error.</param>
    /// <param name="message">A sentence that says what happened; what a terminal would obey in it is made visible.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public KmsException(string errorId, string message, Exception? innerException = null)
        : base(SafeText.Show(message), innerException)
        => ErrorId = errorId;

    /// <summary>The stable id: a service error's name without <c>Exception</c>, or one of the module's own.</summary>
    public string ErrorId { get; }

    /// <summary>The service's name for the error, such as <c>CustomKeyStoreNotFoundException</c>; null where it sent none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The KMS operation that failed, such as <c>ConnectCustomKeyStore</c>; null where it did not come to one.</summary>
    public string? Operation { get; init; }

    /// <summary>The id that the service gave the request; null where no answer came.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status of the answer; null where no answer came.</summary>
    public int? HttpStatusCode { get; init; }

    /// <summary>
    /// The marker that resumes a list from the page that failed (<c>-Marker</c>); null where it failed on the first.
    /// </summary>
    public string? Marker { get; internal set; }

    /// <summary>The region that was asked; null where it did not come to that.</summary>
    public string? Region { get; private set; }

    /// <summary>The profile that was named; null where none was.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>The state that the key store was in; null where that is not what the error is about.</summary>
    public string? ConnectionState { get; init; }

    /// <summary>Why the key store is <c>FAILED</c>; null where it is not, or where that is not what the error is about.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>The value at fault, where it is not the id or name that was asked for.</summary>
    internal object? Target { get; init; }

    /// <summary>What to do, where more can be said than the catalog has for the id.</summary>
    internal string? Remedy { get; init; }

    /// <summary>What the message ends with where an earlier try may have done what was asked; empty where none may.</summary>
    internal string Doubt { get; init; } = string.Empty;

    /// <summary>Adds the region that was asked and the profile that was named, as far as they are not known yet.</summary>
    internal KmsException At(string? region, string? profileName)
    {
        Region ??= region;
        ProfileName ??= profileName;
        return this;
    }

    /// <summary>The same failure for another region and account, which are not known yet.</summary>
    internal KmsException ForAnotherAccountRegion() => With(Message, InnerException);

    /// <summary>The same failure in other words, without what was thrown below.</summary>
    internal KmsException WithoutCause(string message) => With(message, null);

    private KmsException With(string message, Exception? cause) => new(ErrorId, message, cause)
    {
        ErrorCode = ErrorCode,
        Operation = Operation,
        RequestId = RequestId,
        HttpStatusCode = HttpStatusCode,
        ConnectionState = ConnectionState,
        ConnectionErrorCode = ConnectionErrorCode,
        Target = Target,
        Remedy = Remedy,
        Doubt = Doubt,
    };
}
