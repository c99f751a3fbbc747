using System.Globalization;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Explanations;

/// <summary>Judges whether a key store needs attention.</summary>
internal static class KeyStoreHealth
{
    private const string RenewalRemedy =
        "The certificate (customerCA.crt) cannot be renewed: a CloudHSM cluster, and each that is made from its backups, keeps the one "
        + "that it was initialized with, and a key store keeps that of its cluster. Another certificate takes a new cluster, "
        + "and on it a new key store (New-KMSCustomKeyStore -TrustAnchorCertificate) with new KMS keys.";

    /// <summary>Judges a store.</summary>
    /// <param name="store">The store as KMS describes it.</param>
    /// <param name="nowUtc">The current time in UTC.</param>
    /// <param name="warningDays">How many days before a certificate expires it becomes a finding.</param>
    public static CustomKeyStoreHealth Judge(CustomKeyStore store, DateTime nowUtc, int warningDays)
    {
        CustomKeyStoreFinding?[] judged = [JudgeConnection(store), JudgeCertificate(store, nowUtc, warningDays)];
        CustomKeyStoreFinding[] findings = [.. judged.OfType<CustomKeyStoreFinding>()];
        return new CustomKeyStoreHealth
        {
            CustomKeyStoreId = store.CustomKeyStoreId,
            CustomKeyStoreName = store.CustomKeyStoreName,
            Healthy = findings.Length == 0,
            ConnectionState = store.ConnectionState,
            Findings = findings,
            Region = store.Region,
            ProfileName = store.ProfileName,
            CustomKeyStore = store,
        };
    }

    private static CustomKeyStoreFinding? JudgeConnection(CustomKeyStore store) => store.ConnectionState switch
    {
        KnownValues.Connected => null,
        KnownValues.Failed => Finding(
            FindingIds.ConnectionFailed,
            $"The key store is {KeyStoreText.State(store)}: {store.ConnectionErrorMeaning ?? "KMS does not say why."}",
            ($"{store.ConnectionErrorRemedy} The commands: {Command("Disconnect", store, " -Wait")} "
                + $"and {Command("Connect", store, " -Wait")}.").TrimStart()),
        KnownValues.Connecting => Finding(
            FindingIds.NotConnected,
            "The key store is CONNECTING: the KMS keys in it cannot be used before it is CONNECTED.",
            $"Wait for it: {Command("Wait", store)}."),
        KnownValues.Disconnected => Finding(
            FindingIds.NotConnected,
            "The key store is DISCONNECTED: the KMS keys in it cannot be used.",
            $"Connect it: {Command("Connect", store, " -Wait")}."),
        KnownValues.Disconnecting => Finding(
            FindingIds.NotConnected,
            "The key store is DISCONNECTING: the KMS keys in it cannot be used.",
            $"Wait for the end of it: {Command("Wait", store, " -ConnectionState DISCONNECTED")}; "
            + $"then connect it again: {Command("Connect", store, " -Wait")}."),
        _ => Finding(
            FindingIds.NotConnected,
            string.IsNullOrEmpty(store.ConnectionState)
                ? "KMS does not say what state the key store is in."
                : $"The key store is in a state that this version of the module does not know: {store.ConnectionState}.",
            $"Look at it again ({Command("Get", store)}), look the state up under CustomKeyStoresListEntry in the AWS KMS API reference, "
            + "or update the module."),
    };

    private static CustomKeyStoreFinding? JudgeCertificate(CustomKeyStore store, DateTime nowUtc, int warningDays)
    {
        if (store.CustomKeyStoreType != KnownValues.AwsCloudHsm || string.IsNullOrEmpty(store.TrustAnchorCertificate))
        {
            return null;
        }

        if (store.TrustAnchorCertificateExpiry is not { } expiry)
        {
            return Finding(
                FindingIds.CertificateUnreadable,
                "The trust anchor certificate cannot be read: when it expires is not known.",
                "Compare it with the certificate of the CloudHSM cluster (customerCA.crt): "
                + $"({Command("Get", store)}).TrustAnchorCertificate.");
        }

        string day = expiry.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        double days = (expiry - nowUtc).TotalDays;
        if (days < 0)
        {
            return Finding(FindingIds.CertificateExpired, $"The trust anchor certificate expired on {day}.", RenewalRemedy);
        }

        if (days > warningDays)
        {
            return null;
        }

        return Finding(FindingIds.CertificateExpiring, $"The trust anchor certificate expires on {day}, {Until(days)}.", RenewalRemedy);
    }

    private static string Until(double days) => days switch
    {
        < 1 => "in less than a day",
        < 2 => "in 1 day",
        _ => $"in {Math.Floor(days).ToString(CultureInfo.InvariantCulture)} days",
    };

    private static CustomKeyStoreFinding Finding(string id, string message, string remedy)
        => new() { FindingId = id, Message = SafeText.Show(message), Remedy = SafeText.Show(remedy) };

    // The store may come from another region or account than the default of the session, so the command names both.
    private static string Command(string verb, CustomKeyStore store, string tail = "")
        => $"{verb}-KMSCustomKeyStore {store.CustomKeyStoreId ?? "<CustomKeyStoreId>"}"
            + (store.Region is null ? string.Empty : $" -Region {store.Region}")
            + (store.ProfileName is null ? string.Empty : $" -ProfileName '{store.ProfileName.Replace("'", "''")}'")
            + tail;
}
