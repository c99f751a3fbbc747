namespace KmsCustomKeyStore.Tests.Fuzzing;

/// <summary>Damages bytes as a broken network, a proxy or an attacker does.</summary>
internal static class ByteMutation
{
    private const int MostRepeats = 200;
    private const int LongestInsertion = 40;

    /// <summary>The bytes with one to four things done to them.</summary>
    public static byte[] Mutate(Random random, byte[] bytes, byte[] other)
    {
        for (int left = random.Next(1, 5); left > 0; left--)
        {
            bytes = Once(random, bytes, other);
        }

        return bytes;
    }

    private static byte[] Once(Random random, byte[] bytes, byte[] other)
    {
        int start = random.Next(bytes.Length + 1);
        int end = random.Next(start, Math.Min(bytes.Length, start + random.Next(1, 100)) + 1);
        return random.Next(8) switch
        {
            0 => Flip(random, bytes),
            1 => [.. bytes[..start], .. RandomBytes(random), .. bytes[start..]],
            2 => [.. bytes[..start], .. bytes[end..]],
            3 => bytes[..start],
            4 => [.. bytes[..start], .. other[random.Next(other.Length + 1)..]],
            5 => [.. bytes[..end], .. Enumerable.Repeat(bytes[start..end], random.Next(MostRepeats)).SelectMany(part => part), .. bytes[end..]],
            6 => [.. bytes[..start], (byte)"{}[]\",:\\0-.eEnt \n"[random.Next(17)], .. bytes[start..]],
            _ => RandomBytes(random),
        };
    }

    private static byte[] Flip(Random random, byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        if (flipped.Length > 0)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(LongestInsertion)];
        random.NextBytes(bytes);
        return bytes;
    }
}
