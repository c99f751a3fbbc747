using System.Text.RegularExpressions;

namespace KmsSandbox.Pictures;

/// <summary>The script that runs commands as a prompt does, one a line, and puts out what the user would see.</summary>
internal static partial class Transcript
{
    /// <param name="commands">The commands.</param>
    /// <param name="columns">The width that is laid out for: a pwsh without a terminal has one of its own.</param>
    public static string Script(IEnumerable<string> commands, int columns)
    {
        string literals = string.Join(", ", commands.Select(command => $"'{Quote.Replace(command, "$0$0")}'"));
        return $$"""
            [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
            $PSStyle.OutputRendering = 'Ansi'
            $ProgressPreference = 'SilentlyContinue'
            foreach ($command in {{literals}}) {
                [Console]::WriteLine("PS> $command")
                . { try { . ([scriptblock]::Create($command)) 2>&1 } catch { $_ } } |
                    Out-String -Stream -Width {{columns}} | ForEach-Object { [Console]::WriteLine($_) }
            }
            """;
    }

    /// <summary>All that PowerShell takes for a single quote; doubled, it stands for itself.</summary>
    [GeneratedRegex("['\u2018\u2019\u201a\u201b]")]
    private static partial Regex Quote { get; }
}
