namespace KmsCustomKeyStore.Benchmarks;

/// <summary>The arguments are not right; the message says what is.</summary>
internal sealed class UsageException(string message) : Exception(message);
