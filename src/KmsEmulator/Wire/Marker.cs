using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace KmsEmulator.Wire;

/// <summary>
/// The opaque place in the set of stores at which a page ends: the sequence number of its last store and a checksum.
/// </summary>
internal static class Marker
{
    private const int ChecksumLength = 8;
    private const int Length = sizeof(long) + ChecksumLength;

    public static string Write(long sequence)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        SHA256.HashData(bytes[..sizeof(long)]).AsSpan(0, ChecksumLength).CopyTo(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static long Read(string marker)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (Base64Url.DecodeFromChars(marker, bytes, out _, out int written) == OperationStatus.Done && written == Length)
        {
            long sequence = BinaryPrimitives.ReadInt64BigEndian(bytes);
            // Writing it again also refuses other spellings of the same bytes.
            if (Write(sequence) == marker)
            {
                return sequence;
            }
        }

        throw new ServiceException("InvalidMarkerException", "The marker is not one that this service gave.");
    }
}
