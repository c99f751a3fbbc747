using System.Runtime.InteropServices;
using System.Security;

namespace KmsCustomKeyStore.Safety;

/// <summary>
/// A secret as text, for the moment in which it cannot do without: the garbage collector makes no copies of it, and
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
        var source = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Overwrite(offset => Marshal.ReadInt16(source, offset));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(source);
        }
    }

    /// <summary>The secret; nothing but zeros after <see cref="Dispose"/>.</summary>
    public string Value { get; }

    /// <summary>The secret of a user who typed it as text.</summary>
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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_pin.IsAllocated)
        {
            Overwrite(_ => 0);
            _pin.Free();
        }
    }

    private void Overwrite(Func<int, short> read)
    {
        // The one empty string that the process shares is not written to.
        for (int offset = 0; offset < _length * BytesOfACharacter; offset += BytesOfACharacter)
        {
            Marshal.WriteInt16(_pin.AddrOfPinnedObject(), offset, read(offset));
        }
    }
}
