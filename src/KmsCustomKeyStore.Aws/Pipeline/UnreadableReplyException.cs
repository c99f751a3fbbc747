namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// The reply to a question cannot be read, and the question can be asked again: the AWS SDK does so after an IOException.
/// </summary>
internal sealed class UnreadableReplyException(string message, Exception innerException) : IOException(message, innerException);
