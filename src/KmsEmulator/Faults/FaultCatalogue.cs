using System.Diagnostics.CodeAnalysis;

namespace KmsEmulator.Faults;

/// <summary>All kinds of faults.</summary>
internal static class FaultCatalogue
{
    private static readonly Dictionary<FaultKind, FaultEntry> _entries =
        new[] { ErrorFaults.All, ConnectionFaults.All, BodyFaults.All, PageFaults.All }.SelectMany(entries => entries)
            .ToDictionary(entry => entry.Kind);

    public static IEnumerable<FaultEntry> All => _entries.Values;

    public static string Names => string.Join(", ", All.Select(entry => entry.Kind));

    public static FaultEntry Of(FaultKind kind) => _entries[kind];

    /// <summary>The kind with this name, in any case.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out FaultKind? kind)
    {
        kind = All.FirstOrDefault(entry => $"{entry.Kind}".Equals(name, StringComparison.OrdinalIgnoreCase))?.Kind;
        return kind is not null;
    }
}
