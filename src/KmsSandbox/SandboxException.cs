namespace KmsSandbox;

/// <summary>The sandbox cannot start; the message says what to do.</summary>
internal sealed class SandboxException(string message) : Exception(message);
