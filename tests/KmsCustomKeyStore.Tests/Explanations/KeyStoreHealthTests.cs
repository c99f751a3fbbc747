using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Tests.Validation;

namespace KmsCustomKeyStore.Tests.Explanations;

public sealed class KeyStoreHealthTests
{
    private const string CloudHsm = "AWS_CLOUDHSM";

    /// <summary>Seconds before the expiry, the warning days, and the finding.</summary>
    public static TheoryData<long, int, string?> Moments { get; } = new()
    {
        { (30 * 86400) + 1, 30, null },
        { 30 * 86400, 30, "CertificateExpiring" },
        { 86400, 30, "CertificateExpiring" },
        { 1, 0, null },
        { 0, 0, "CertificateExpiring" },
        { -1, 0, "CertificateExpired" },
        { -1, 30, "CertificateExpired" },
        { -100L * 365 * 86400, 36500, "CertificateExpired" },
    };

    [Fact]
    public void A_connected_store_with_a_long_lived_certificate_is_healthy()
    {
        var store = Store("CONNECTED");

        var health = KeyStoreHealth.Judge(store, CustomerCA.Expiry.UtcDateTime.AddYears(-2), 30);

        Assert.True(health.Healthy);
        Assert.Empty(health.Findings);
        Assert.Same(store, health.CustomKeyStore);
        Assert.Equal(
            ("cks-1", "a", "CONNECTED", "eu-west-1", "prod"),
            (health.CustomKeyStoreId, health.CustomKeyStoreName, health.ConnectionState, health.Region, health.ProfileName));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_certificate_is_a_finding_from_the_first_moment_of_the_warning_days(long secondsBefore, int days, string? finding)
    {
        var health = KeyStoreHealth.Judge(Store("CONNECTED"), CustomerCA.Expiry.UtcDateTime.AddSeconds(-secondsBefore), days);

        Assert.Equal(finding is null ? [] : [finding], health.Findings.Select(one => one.FindingId));
        Assert.Equal(finding is null, health.Healthy);
    }

    [Theory]
    [InlineData(30, "expires on 2031-05-06, in 30 days.")]
    [InlineData(1, "expires on 2031-05-06, in 1 day.")]
    [InlineData(0.5, "expires on 2031-05-06, in less than a day.")]
    [InlineData(-0.5, "expired on 2031-05-06.")]
    public void The_message_says_the_day_of_the_expiry(double daysBefore, string text)
        => Assert.Equal(
            $"The trust anchor certificate {text}",
            Only(Store("CONNECTED"), CustomerCA.Expiry.UtcDateTime.AddDays(-daysBefore)).ToString());

    [Theory]
    [InlineData("CONNECTING", "Wait-KMSCustomKeyStore cks-1 -Region eu-west-1 -ProfileName 'prod'.")]
    [InlineData("DISCONNECTED", "Connect-KMSCustomKeyStore cks-1 -Region eu-west-1 -ProfileName 'prod' -Wait.")]
    [InlineData("DISCONNECTING", "Wait-KMSCustomKeyStore cks-1 -Region eu-west-1 -ProfileName 'prod' -ConnectionState DISCONNECTED")]
    [InlineData("HIBERNATING", "Get-KMSCustomKeyStore cks-1")]
    public void A_store_that_is_not_connected_is_told_of_with_the_command_that_helps(string state, string command)
    {
        var finding = Only(Store(state), CustomerCA.Expiry.UtcDateTime.AddYears(-2));

        Assert.Equal("NotConnected", finding.FindingId);
        Assert.Contains(state, finding.Message, StringComparison.Ordinal);
        Assert.Contains(command, finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_without_a_state_is_not_healthy()
        => Assert.Equal("NotConnected", Only(new CustomKeyStore(), CustomerCA.Expiry.UtcDateTime).FindingId);

    [Theory]
    [InlineData("USER_LOCKED_OUT")]
    [InlineData("A_CODE_OF_TOMORROW")]
    public void A_failure_is_told_of_with_its_code_meaning_and_remedy(string code)
    {
        var store = Store("FAILED");
        store.ConnectionErrorCode = code;

        var finding = Only(store, CustomerCA.Expiry.UtcDateTime.AddYears(-2));

        Assert.Equal("ConnectionFailed", finding.FindingId);
        Assert.Equal($"The key store is FAILED ({code}): {store.ConnectionErrorMeaning}", finding.Message);
        Assert.StartsWith(store.ConnectionErrorRemedy!, finding.Remedy, StringComparison.Ordinal);
        Assert.Contains("Disconnect-KMSCustomKeyStore cks-1", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_without_a_code_is_told_of_as_well()
        => Assert.StartsWith(
            "The commands: ", Only(Store("FAILED"), CustomerCA.Expiry.UtcDateTime.AddYears(-2)).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public void A_certificate_that_expires_is_not_said_to_be_renewable(int days)
    {
        string remedy = Only(Store("CONNECTED"), CustomerCA.Expiry.UtcDateTime.AddDays(-days)).Remedy!;

        Assert.Contains("cannot be renewed", remedy, StringComparison.Ordinal);
        Assert.Contains("a new cluster", remedy, StringComparison.Ordinal);
        Assert.Contains("New-KMSCustomKeyStore -TrustAnchorCertificate", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_a_finding()
    {
        var store = Store("CONNECTED");
        store.TrustAnchorCertificate = "no certificate";

        Assert.Equal("CertificateUnreadable", Only(store, CustomerCA.Expiry.UtcDateTime).FindingId);
    }

    [Theory]
    [InlineData("EXTERNAL_KEY_STORE", "no certificate")]
    [InlineData(CloudHsm, null)]
    [InlineData(CloudHsm, "")]
    public void Only_the_certificate_of_a_CloudHSM_key_store_is_judged(string type, string? pem)
    {
        var store = Store("CONNECTED");
        (store.CustomKeyStoreType, store.TrustAnchorCertificate) = (type, pem);

        Assert.True(KeyStoreHealth.Judge(store, CustomerCA.Expiry.UtcDateTime, 30).Healthy);
    }

    [Fact]
    public void Connection_and_certificate_are_findings_of_their_own()
        => Assert.Equal(
            ["NotConnected", "CertificateExpired"],
            KeyStoreHealth.Judge(Store("DISCONNECTED"), CustomerCA.Expiry.UtcDateTime.AddDays(1), 30)
                .Findings.Select(finding => finding.FindingId));

    private static CustomKeyStoreFinding Only(CustomKeyStore store, DateTime now)
        => Assert.Single(KeyStoreHealth.Judge(store, now, 30).Findings);

    private static CustomKeyStore Store(string state) => new()
    {
        CustomKeyStoreId = "cks-1",
        CustomKeyStoreName = "a",
        CustomKeyStoreType = CloudHsm,
        ConnectionState = state,
        TrustAnchorCertificate = CustomerCA.Pem,
        Region = "eu-west-1",
        ProfileName = "prod",
    };
}
