using System.Globalization;
using KmsCustomKeyStore.Benchmarks.Measuring;

namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>Numbers as the page has them.</summary>
internal static class NumberText
{
    /// <summary>Three digits or more: 1,234, 123, 12.3, 1.23.</summary>
    public static string Number(double value) => value.ToString(
        value switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    /// <summary>A ratio.</summary>
    public static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The two quartiles; of one measurement there are none.</summary>
    public static string Quartiles(Summary summary)
        => summary.Count == 1 ? string.Empty : $"{Number(summary.Lower)} to {Number(summary.Upper)}";

    /// <summary>The cells of a table for what was measured: median, quartiles and how many there were.</summary>
    public static string[] Cells(Summary summary) => [Number(summary.Median), Quartiles(summary), Count(summary.Count)];

    /// <summary>A count.</summary>
    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Bytes in MiB; nothing where the system does not tell.</summary>
    public static string Mebibytes(double bytes) => bytes == 0 ? string.Empty : Number(bytes / 1024 / 1024);
}
