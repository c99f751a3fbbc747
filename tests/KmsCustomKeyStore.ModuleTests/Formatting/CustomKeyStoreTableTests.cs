using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Formatting;

/// <summary>The default view, as it appears on a screen. List and wide need a whole shell: tests/Pester has them.</summary>
public sealed class CustomKeyStoreTableTests : ModuleTest
{
    private const char Escape = '\u001b';

    [Fact]
    public void The_table_has_its_columns_and_fits_120()
    {
        var lines = Show("Get-KMSCustomKeyStore");

        Assert.Equal(
            "Name                Id                    Type     State                                 Cluster or proxy    Created",
            lines.First(line => line.Length > 0).TrimEnd());
        Assert.All(lines, line => Assert.True(new System.Globalization.StringInfo(line).LengthInTextElements < 120, line));
        var first = BuiltInStores.All[0];
        Assert.Equal(
            $"payments-hsm        {first.CustomKeyStoreId} CloudHSM CONNECTED                             {first.CloudHsmClusterId} "
            + $"{first.CreationDate:yyyy-MM-dd}",
            lines.First(line => line.StartsWith("payments-hsm", StringComparison.Ordinal)).TrimEnd());
    }

    [Fact]
    public void Each_failure_shows_its_code()
    {
        // One code is longer than its column and is broken after an underscore.
        string states = string.Concat(Show("Get-KMSCustomKeyStore -ConnectionState FAILED").Where(line => line.Length > 51)
            .Select(line => line[51..Math.Min(line.Length, 88)].Trim() + "\n"))
            .Replace("_\n", "_", StringComparison.Ordinal);

        string[] codes = BuiltInStores.All.Select(store => store.ConnectionErrorCode).OfType<string>().Distinct().ToArray();
        Assert.Equal(18, codes.Length);
        Assert.All(codes, code => Assert.Contains($"FAILED\n{code}\n", states, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_prints_no_certificate()
        => Assert.DoesNotContain(
            Show("Get-KMSCustomKeyStore"),
            line => line.Contains("CERTIFICATE", StringComparison.Ordinal) || line.Contains("MII", StringComparison.Ordinal));

    [Fact]
    public void Colour_marks_the_state_where_the_screen_has_colours()
    {
        string shown = string.Join("\n", Show("Get-KMSCustomKeyStore -ConnectionState FAILED, CONNECTED", colour: true));

        Assert.Contains($"{Escape}[32mCONNECTED{Escape}[0m", shown, StringComparison.Ordinal);
        Assert.Contains($"{Escape}[91mFAILED{Escape}[0m", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Show("Get-KMSCustomKeyStore -ConnectionState FAILED, CONNECTED"), line => line.Contains(Escape, StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_output_has_no_colour()
        => Assert.DoesNotContain(
            // One for all sessions of the process.
            Show(
                "& { $before = $PSStyle.OutputRendering; try { $PSStyle.OutputRendering = 'PlainText'; Get-KMSCustomKeyStore "
                + "-ConnectionState FAILED | Out-Default } finally { $PSStyle.OutputRendering = $before } }",
                colour: true),
            line => line.Contains(Escape, StringComparison.Ordinal));

    [Fact]
    public void A_name_cannot_send_the_screen_an_escape_sequence()
    {
        Emulator.Stores.ReplaceAll([new KeyStore { CustomKeyStoreId = "cks-1", CustomKeyStoreName = $"a{Escape}[2Jb\nc" }]);

        var lines = Show("Get-KMSCustomKeyStore");

        Assert.Contains(lines, line => line.StartsWith("a␛[2Jb␊c", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Escape, StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Show(string script, bool colour = false)
    {
        var host = new CapturingHost(width: 120, colour);
        using var shell = new ModuleShell(Emulator.Endpoint, host);
        shell.Run($"{script} | Out-Default").Clean();
        return host.Lines;
    }
}
