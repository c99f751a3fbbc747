using System.Globalization;
using System.Net;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Ranges of IP addresses, such as <c>10.0.0.0/8</c>.</summary>
internal static class AddressRange
{
    private const int BitsOfByte = 8;

    /// <summary>Whether a host is an address in a range. A name is in none: it is not looked up.</summary>
    /// <param name="start">The address before the slash.</param>
    /// <param name="bits">The number behind it.</param>
    /// <param name="host">The host.</param>
    public static bool Contains(string start, string bits, string host)
    {
        if (!IPAddress.TryParse(start, out var first)
            || !int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || !IPAddress.TryParse(host, out var address))
        {
            return false;
        }

        byte[] wanted = first.GetAddressBytes();
        byte[] given = address.GetAddressBytes();
        return wanted.Length == given.Length
            && length <= wanted.Length * BitsOfByte
            && Enumerable.Range(0, length).All(bit => IsSet(wanted, bit) == IsSet(given, bit));
    }

    private static bool IsSet(byte[] bytes, int bit) => (bytes[bit / BitsOfByte] & (0x80 >> (bit % BitsOfByte))) != 0;
}
