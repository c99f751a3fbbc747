using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>The bare SDK in a process of its own. Its one argument is the number of stores of a page.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        foreach (string line in LongList.MeasureBareSdk(int.Parse(args[0], CultureInfo.InvariantCulture)))
        {
            Console.WriteLine(line);
        }
    }
}
