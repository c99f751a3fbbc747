namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// The reply to a request that changes nothing cannot be read. It is an IOException because the AWS SDK retries after those.
/// </summary>
internal sealed class UnreadableReplyException(string message, Exception innerException) : IOException(message, innerException);
