namespace KmsCustomKeyStore.Benchmarks.Report;

/// <summary>Tables of Markdown.</summary>
internal static class Table
{
    /// <summary>A table with its first column to the left and all others, numbers mostly, to the right.</summary>
    public static string Of(string[] head, params IEnumerable<string[]> rows)
    {
        IEnumerable<string[]> lines = [head, [.. head.Select((_, column) => column == 0 ? "---" : "---:")], .. rows];
        return string.Join('\n', lines.Select(cells => $"| {string.Join(" | ", cells)} |"));
    }
}
