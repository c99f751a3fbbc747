using System.Globalization;

namespace KmsCustomKeyStore.Benchmarks.Measuring;

/// <summary>How a process went.</summary>
internal sealed record ProcessResult
{
    /// <summary>Milliseconds from its start to its end.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Milliseconds from its start to the first byte of its output.</summary>
    public required double FirstByte { get; init; }

    /// <summary>Its peak memory in bytes as seen from outside, or 0.</summary>
    public required long Peak { get; init; }

    /// <summary>What it wrote, where that was kept.</summary>
    public required string Output { get; init; }

    /// <summary>The numbers that it wrote under a name, a line <c>name=number</c> each.</summary>
    public IEnumerable<double> this[string name] => Output
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith(name + '=', StringComparison.Ordinal))
        .Select(line => double.Parse(line.AsSpan(name.Length + 1), NumberStyles.Float, CultureInfo.InvariantCulture));
}
