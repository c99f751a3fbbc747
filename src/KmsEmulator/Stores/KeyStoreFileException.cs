namespace KmsEmulator;

/// <summary>A state document cannot be used; the message names the file and, where it applies, the store and the field.</summary>
public sealed class KeyStoreFileException : Exception
{
    internal KeyStoreFileException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
