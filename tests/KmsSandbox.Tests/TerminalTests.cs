using Hex1b.Input;

namespace KmsSandbox.Tests;

/// <summary>The sandbox as a newcomer sees it.</summary>
public sealed class TerminalTests
{
    private const string KeyHint = "Press any key to go on, or q for the prompt.";

    private const string Prompt = "PS KMS>";

    // With the prompt and a command before them they go on in a second row, and not in a third.
    private static readonly string _words = string.Join(' ', Enumerable.Range(100, 20));

    [Fact]
    public async Task The_tour_goes_on_when_a_key_is_pressed_and_leads_to_a_whole_shell()
    {
        await using var terminal = new TerminalSession();

        await terminal.SeeAsync(lines => lines[^1] == KeyHint);
        Assert.Contains("PS> $unhealthy | Group-Object State -NoElement", terminal.Lines);
        Assert.DoesNotContain("PS> Get-KMSCustomKeyStore -NoAutoIteration", terminal.Lines);

        await terminal.PressAsync(Hex1bKey.Spacebar);
        await terminal.SeeAsync(lines => lines.Contains("PS> Get-KMSCustomKeyStore -NoAutoIteration") && lines[^1] == KeyHint);

        await terminal.TypeAsync("q");
        await terminal.SeeAsync(lines => lines[^1] == Prompt);
        Assert.DoesNotContain(KeyHint, terminal.Lines);

        await EditAsync(terminal);

        // The cmdlets of a whole PowerShell are there.
        await terminal.TypeAsync("Get-KMSCustomKeyStore -Name payments-hsm | Select-Object Name, State | ConvertTo-Json -Compress\r");
        await terminal.SeeAsync(lines => lines[^2..] is ["""{"Name":"payments-hsm","State":"CONNECTED"}""", Prompt]);

        await terminal.TypeAsync("exit 7\r");
        Assert.Equal(7, await terminal.ExitAsync());
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_tour_for_the_prompt()
    {
        await using var terminal = new TerminalSession();
        await terminal.SeeAsync(lines => lines[^1] == KeyHint);

        await terminal.PressCtrlCAsync();

        await terminal.SeeAsync(lines => lines[^1] == Prompt);
        await terminal.TypeAsync("exit 3\r");
        Assert.Equal(3, await terminal.ExitAsync());
    }

    /// <summary>Completes, moves in, leaves and recalls a line.</summary>
    private static async Task EditAsync(TerminalSession terminal)
    {
        // Tab completes the name of a cmdlet.
        await terminal.TypeAsync("Get-KMSC");
        await terminal.PressAsync(Hex1bKey.Tab);
        await terminal.SeeAsync(lines => lines[^1] == $"{Prompt} Get-KMSCustomKeyStore");

        // A line longer than the window is drawn once, over two rows.
        await terminal.TypeAsync($" {_words}");
        await terminal.SeeAsync(lines => string.Concat(lines[^2..]) == $"{Prompt} Get-KMSCustomKeyStore {_words}");

        // Arrow keys move in it.
        await terminal.PressAsync(Hex1bKey.LeftArrow);
        await terminal.PressAsync(Hex1bKey.LeftArrow);
        await terminal.TypeAsync("-");
        await terminal.SeeAsync(lines => lines[^1].EndsWith(" 118 1-19", StringComparison.Ordinal));

        // Ctrl+C leaves the line, and Up brings what the tour says to try.
        await terminal.PressCtrlCAsync();
        await terminal.SeeAsync(lines => lines[^1] == Prompt);
        await terminal.PressAsync(Hex1bKey.UpArrow);
        await terminal.SeeAsync(lines => lines[^1] == $"{Prompt} Get-KMSCustomKeyStore -State FAILED -Type AWS_CLOUDHSM");
        await terminal.PressCtrlCAsync();
        await terminal.SeeAsync(lines => lines[^1] == Prompt);
    }
}
