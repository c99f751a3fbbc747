using System.Runtime.InteropServices;
using System.Security;

namespace KmsCustomKeyStore.Safety;

/// <summary>
/// The text of a secret, for as long as an API needs it as a string. The garbage collector does not copy the text, and
/// <see cref="Dispose"/> overwrites it.
/// </summary>
internal sealed class RevealedSecret : IDisposable
{
    private const int BytesOfACharacter = sizeof(char);

    private readonly int _length;
    private GCHandle _pin;

    public RevealedSecret(SecureString secret)
    {
        _length = secret.Length;
        Value = new string('\0', _length);
        _pin = GCHandle.Alloc(Value, GCHandleType.Pinned);
        nint source = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Overwrite(source);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(source);
        }
    }

    /// <summary>The secret. After <see cref="Dispose"/> it is all zeros.</summary>
    public string Value { get; }

    /// <summary>Turns a text into a SecureString.</summary>
    public static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (char character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    public void Dispose()
    {
        if (_pin.IsAllocated)
        {
            Overwrite(0);
            _pin.Free();
        }
    }

    // With the text at an address, or with zeros.
    private void Overwrite(nint source)
    {
        // An empty secret is not written to: all empty strings of the process are the same object.
        for (int offset = 0; offset < _length * BytesOfACharacter; offset += BytesOfACharacter)
        {
            Marshal.WriteInt16(_pin.AddrOfPinnedObject(), offset, source == 0 ? (short)0 : Marshal.ReadInt16(source, offset));
        }
    }
}
