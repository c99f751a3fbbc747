namespace KmsEmulator.Cli;

/// <summary>The arguments of the program cannot be understood; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
