using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>The health of key stores, as results, as one Boolean and on the screen.</summary>
public sealed class TestKmsCustomKeyStoreTests : ModuleTest
{
    private const string Healthy = "cks-483a50dd234afed66";
    private const string Disconnected = "cks-74904bb407de7cc99";
    private const char Escape = '\u001b';

    [Theory]
    [InlineData("prod-xks-us", "")]
    [InlineData("ledger-hsm", "NotConnected")]
    [InlineData("staging-xks", "NotConnected")]
    [InlineData("backup-hsm", "NotConnected")]
    [InlineData("treasury-hsm", "ConnectionFailed")]
    [InlineData("audit-archive-hsm", "NotConnected,CertificateExpired")]
    [InlineData("unreadable-certificate-hsm", "NotConnected,CertificateUnreadable")]
    public void A_store_has_the_findings_that_it_deserves(string name, string findings)
    {
        var health = Assert.Single(Shell.Run("Test-KMSCustomKeyStore -Name $args[0] -CertificateWarningDays 0", name).Clean().Output);

        Assert.Equal(name, health.Properties["CustomKeyStoreName"].Value);
        Assert.Equal(findings.Length == 0, health.Properties["Healthy"].Value);
        Assert.Equal(findings, Shell.Run("$args[0].Findings.FindingId -join ','", health).Clean().Output[0].ToString());
    }

    [Fact]
    public void A_certificate_within_the_warning_days_is_a_finding_of_a_connected_store()
        // Whenever this runs: it expires, or it has expired.
        => Assert.StartsWith(
            "CertificateExpir",
            Shell.Run("(Test-KMSCustomKeyStore -Name card-issuing-hsm -CertificateWarningDays 36500).Findings.FindingId")
                .Clean().Output.Single().ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void Every_store_has_one_result_unless_some_are_asked_for()
        => Assert.Equal(BuiltInStores.All.Select(store => store.CustomKeyStoreName), Shell.Run("Test-KMSCustomKeyStore").Clean().Names);

    [Theory]
    [InlineData("Test-KMSCustomKeyStore -Name treasury-*", "treasury-hsm,treasury-xks")]
    [InlineData("Test-KMSCustomKeyStore cks-74904bb407de7cc99, cks-483a50dd234afed66", "staging-xks,payments-hsm")]
    [InlineData("Get-KMSCustomKeyStore -Name staging-xks | Test-KMSCustomKeyStore", "staging-xks")]
    [InlineData("'cks-74904bb407de7cc99' | Test-KMSCustomKeyStore", "staging-xks")]
    [InlineData("Test-KMSCustomKeyStore -Name staging-xks | Test-KMSCustomKeyStore", "staging-xks")]
    public void Stores_are_chosen_as_for_Get(string script, string names)
        => Assert.Equal(names.Split(','), Shell.Run(script).Clean().Names);

    [Theory]
    [InlineData($"Test-KMSCustomKeyStore {Healthy} -Quiet", true)]
    [InlineData($"Test-KMSCustomKeyStore {Disconnected} -Quiet", false)]
    [InlineData($"Test-KMSCustomKeyStore {Healthy}, {Disconnected} -Quiet", false)]
    [InlineData($"'{Healthy}', '{Healthy}' | Test-KMSCustomKeyStore -Quiet", true)]
    [InlineData($"'{Disconnected}', '{Healthy}' | Test-KMSCustomKeyStore -Quiet", false)]
    [InlineData("Test-KMSCustomKeyStore -Quiet", false)]
    [InlineData("Test-KMSCustomKeyStore -Quiet -Region eu-west-1, us-east-1", false)]
    [InlineData($"Test-KMSCustomKeyStore {Healthy} -Quiet -Region eu-west-1, us-east-1", true)]
    [InlineData("@() | Test-KMSCustomKeyStore -Quiet", false)]
    public void Quiet_writes_one_Boolean(string script, bool expected) => Assert.Equal([expected], Booleans(Shell.Run(script).Clean()));

    [Theory]
    [InlineData($"Test-KMSCustomKeyStore cks-0, {Healthy} -Quiet", "CustomKeyStoreNotFound")]
    [InlineData($"$null, '{Healthy}' | Test-KMSCustomKeyStore -Quiet", "InvalidInputObject")]
    [InlineData($"Test-KMSCustomKeyStore {Healthy} -Quiet -ProfileName no-such-profile", "ProfileNotFound")]
    [InlineData($"Test-KMSCustomKeyStore {Healthy} -Quiet -EndpointUrl ftp://127.0.0.1", "InvalidEndpointUrl")]
    public void Quiet_is_false_after_an_error_and_still_written(string script, string errorId)
    {
        var result = Shell.RunOrThrow(script);

        Assert.Null(result.Terminating);
        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal([false], Booleans(result));
    }

    [Fact]
    public void Quiet_is_false_where_a_region_does_not_answer()
    {
        Emulator.Intercept = (request, _) => Task.FromResult(
            request.Credential!.Region == "us-east-1" ? RawReply.Error("AccessDeniedException", "not there") : null);

        var result = Shell.Run($"Test-KMSCustomKeyStore {Healthy} -Quiet -Region eu-west-1, us-east-1");

        Assert.Equal("AccessDenied", result.ErrorId);
        Assert.Equal([false], Booleans(result));
    }

    [Fact]
    public void Quiet_is_true_of_an_account_without_stores()
    {
        Emulator.Stores.ReplaceAll([]);

        Assert.Equal([true], Booleans(Shell.Run("Test-KMSCustomKeyStore -Quiet").Clean()));
    }

    [Fact]
    public void Quiet_is_false_of_a_pattern_that_matches_nothing_and_says_why()
    {
        var result = Shell.Run("Test-KMSCustomKeyStore -Name no-such-* -Quiet");

        Assert.Equal([false], Booleans(result));
        Assert.Contains("no-such-*", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Quiet_nobody_to_ask_ends_the_command()
        => Assert.NotNull(Shell.RunOrThrow("Test-KMSCustomKeyStore -ProfileName no-such-profile").Terminating);

    [Fact]
    public void Results_and_findings_can_be_made_by_hand()
        => Assert.Equal(
            "False a",
            Shell.Run("""
                $findings = [KmsCustomKeyStore.CustomKeyStoreFinding[]]@(@{ Message = 'a' })
                $h = [KmsCustomKeyStore.CustomKeyStoreHealth]@{ Healthy = $false; Findings = $findings }
                "$($h.Healthy) $($h.Findings)"
                """)
                .Clean().Output.Single().ToString());

    [Fact]
    public void The_table_marks_what_needs_a_person_and_fits_120()
    {
        var lines = Show("Test-KMSCustomKeyStore");

        Assert.Equal(
            "Name                Id                    Healthy State         Findings", lines.First(line => line.Length > 0).TrimEnd());
        Assert.All(lines, line => Assert.True(new System.Globalization.StringInfo(line).LengthInTextElements < 120, line));
        Assert.Contains(lines, line => line.TrimEnd() == $"prod-xks-us         cks-2a8291067050494d8 yes     CONNECTED");
        string row = $"staging-xks         {Disconnected} NO      DISCONNECTED  The key store is DISCONNECTED";
        Assert.Contains(lines, line => line.StartsWith(row, StringComparison.Ordinal));
    }

    [Fact]
    public void Stores_of_several_regions_are_grouped()
        => Assert.Equal(
            2,
            Show($"Test-KMSCustomKeyStore {Healthy} -Region eu-west-1, us-east-1")
                .Count(line => line.TrimStart().StartsWith("Region: ", StringComparison.Ordinal)));

    [Fact]
    public void Colour_marks_the_health_where_the_screen_has_colours()
    {
        string shown = string.Join("\n", Show("Test-KMSCustomKeyStore -Name prod-xks-us, staging-xks", colour: true));

        Assert.Contains($"{Escape}[32myes{Escape}[0m", shown, StringComparison.Ordinal);
        Assert.Contains($"{Escape}[91mNO{Escape}[0m", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_name_nor_state_can_send_the_screen_an_escape_sequence()
    {
        Emulator.Stores.ReplaceAll(
            [new KeyStore { CustomKeyStoreId = "cks-1", CustomKeyStoreName = $"a{Escape}[2J", ConnectionState = $"b{Escape}[2J" }]);

        Assert.DoesNotContain(Show("Test-KMSCustomKeyStore"), line => line.Contains(Escape, StringComparison.Ordinal));
    }

    private static IReadOnlyList<bool> Booleans(ShellResult result)
        => [.. result.Output.Select(item => Assert.IsType<bool>(item.BaseObject))];

    private IReadOnlyList<string> Show(string script, bool colour = false)
    {
        var host = new CapturingHost(width: 120, colour);
        using var shell = new ModuleShell(Emulator.Endpoint, host);
        shell.Run($"{script} | Out-Default").Clean();
        return host.Lines;
    }
}
