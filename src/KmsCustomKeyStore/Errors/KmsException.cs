using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Errors;

/// <summary>
/// A request that failed or could not be sent. <see cref="ErrorId"/> is the id of the error record and determines its category
/// and recommended action.
/// </summary>
public sealed class KmsException : Exception
{
    /// <summary>Creates an exception with a stable id.</summary>
    /// <param name="errorId">The stable id of the error.</param>
    /// <param name="message">What happened, as a sentence. Control characters in it are replaced by visible ones.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public KmsException(string errorId, string message, Exception? innerException = null)
        : base(SafeText.Show(message), innerException)
        => ErrorId = errorId;

    /// <summary>The stable id: the name of a service error without <c>Exception</c>, or an id of the module's own.</summary>
    public string ErrorId { get; }

    /// <summary>The name of the service error, such as <c>CustomKeyStoreNotFoundException</c>; null if the service sent none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The KMS operation that failed, such as <c>ConnectCustomKeyStore</c>; null if none was called.</summary>
    public string? Operation { get; init; }

    /// <summary>The request id of the service; null if no reply arrived.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status of the reply; null if no reply arrived.</summary>
    public int? HttpStatusCode { get; init; }

    /// <summary>
    /// The marker that resumes a list from the page that failed (<c>-Marker</c>); null if the first page failed.
    /// </summary>
    public string? Marker { get; internal set; }

    /// <summary>The region of the request; null if no region was found.</summary>
    public string? Region { get; private set; }

    /// <summary>The profile that was named; null if none was.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>The state of the key store; null if the error has nothing to do with it.</summary>
    public string? ConnectionState { get; init; }

    /// <summary>Why the key store is <c>FAILED</c>; null if it is not, or if the error has nothing to do with it.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>The invalid value; null if the error is about the id or name that was asked for.</summary>
    internal object? Target { get; init; }

    /// <summary>What to do, if more can be said than the catalog says for the id.</summary>
    internal string? Remedy { get; init; }

    /// <summary>The last sentence of the message if an earlier try may have succeeded; empty otherwise.</summary>
    internal string Doubt { get; init; } = string.Empty;

    /// <summary>Adds the region and the profile of the request, unless they are known already.</summary>
    internal KmsException At(string? region, string? profileName)
    {
        Region ??= region;
        ProfileName ??= profileName;
        return this;
    }

    /// <summary>A copy without region and profile, for another region and account that fails in the same way.</summary>
    internal KmsException ForAnotherAccountRegion() => With(Message, InnerException);

    /// <summary>A copy for another key store of the same region and account.</summary>
    internal KmsException ForAnotherKeyStore() => With(Message, InnerException).At(Region, ProfileName);

    /// <summary>A copy with another message and without the cause.</summary>
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
