using System.Collections.Concurrent;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>
/// The table of faults in docs/Promises.md. The tests compare each of its cells with what they see; with the environment
/// variable KMS_WRITE_FAULT_TABLE they write it, all but the column of the AWS CLI.
/// </summary>
internal static class FaultTable
{
    private const string OtherClient = "AWS CLI";
    private const string Begin = "| fault |";
    private const string NotApplicable = "-";

    private static readonly bool _writes = Environment.GetEnvironmentVariable("KMS_WRITE_FAULT_TABLE") is { Length: > 0 };
    private static readonly string _page = Path.Combine(Repository.Docs, "Promises.md");

    private static readonly Lock _lock = new();
    private static readonly ConcurrentDictionary<(string Fault, string Column), string> _cells = new(Read());

    /// <summary>The cells that there are.</summary>
    public static IEnumerable<(string Fault, string Column)> Cells => _cells.Keys;

    public static IEnumerable<string> Columns => [.. FaultedCmdlet.All.Select(cmdlet => cmdlet.Verb), OtherClient];

    public static void Check(FaultRow fault, FaultedCmdlet cmdlet, string cell)
    {
        if (_writes)
        {
            _cells[(fault.Name, cmdlet.Verb)] = cell;
            Write();
        }
        else
        {
            Assert.Equal(
                $"{fault.Name}, {cmdlet.Verb}: {_cells.GetValueOrDefault((fault.Name, cmdlet.Verb))}",
                $"{fault.Name}, {cmdlet.Verb}: {cell}");
        }
    }

    private static string Cell(FaultRow row, string column) => _cells.GetValueOrDefault((row.Name, column), NotApplicable);

    private static Dictionary<(string Fault, string Column), string> Read()
    {
        string[][] lines = [.. File.ReadLines(_page).Where(line => line.StartsWith('|'))
            .SkipWhile(line => !line.StartsWith(Begin, StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
        return lines.Length == 0 ? [] : lines.Skip(2)
            .SelectMany(line => line.Skip(1).Select((cell, index) => (Key: (line[0], lines[0][index + 1]), cell)))
            .ToDictionary(cell => cell.Key, cell => cell.cell);
    }

    private static void Write()
    {
        lock (_lock)
        {
            var text = File.ReadLines(_page).TakeWhile(line => !line.StartsWith(Begin, StringComparison.Ordinal));
            string[] table =
            [
                $"{Begin} {string.Join(" | ", Columns)} |",
                $"| --- |{string.Concat(Columns.Select(_ => " --- |"))}",
                .. FaultRow.All.Select(row => $"| {row.Name} | {string.Join(" | ", Columns.Select(column => Cell(row, column)))} |"),
            ];
            File.WriteAllLines(_page, [.. text, .. table]);
        }
    }
}
