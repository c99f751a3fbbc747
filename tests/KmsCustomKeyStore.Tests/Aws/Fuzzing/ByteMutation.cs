namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

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
            1 => [.. bytes.Take(start), .. RandomBytes(random), .. bytes.Skip(start)],
            2 => [.. bytes.Take(start), .. bytes.Skip(end)],
            3 => [.. bytes.Take(start)],
            4 => [.. bytes.Take(start), .. other.Skip(random.Next(other.Length + 1))],
            5 =>
            [
                .. bytes.Take(end),
                .. Enumerable.Repeat(bytes.Take(end).Skip(start), random.Next(MostRepeats)).SelectMany(part => part),
                .. bytes.Skip(end),
            ],
            6 => [.. bytes.Take(start), (byte)"{}[]\",:\\0-.eEnt \n"[random.Next(17)], .. bytes.Skip(start)],
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
