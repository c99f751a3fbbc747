namespace KmsCustomKeyStore.Errors;

/// <summary>An error that KMS sent in reply to a request.</summary>
/// <param name="ErrorId">The id of the error.</param>
/// <param name="Operation">The operation that was refused.</param>
/// <param name="ErrorCode">KMS's name for the error; null where it sent none.</param>
/// <param name="Message">KMS's own message; null where it sent none.</param>
/// <param name="RequestId">The id that KMS gave the request.</param>
/// <param name="HttpStatusCode">The HTTP status of the reply.</param>
/// <param name="MayHaveSucceededBefore">Whether the reply to an earlier attempt of the same change was lost.</param>
/// <param name="Target">The value at fault, where it is not the key store.</param>
internal sealed record ServiceRefusal(
    string ErrorId,
    string Operation,
    string? ErrorCode,
    string? Message,
    string? RequestId,
    int HttpStatusCode,
    bool MayHaveSucceededBefore = false,
    string? Target = null);
