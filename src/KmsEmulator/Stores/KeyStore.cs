using KmsEmulator.Settings;

namespace KmsEmulator.Stores;

/// <summary>
/// A custom key store: the fields and values of a DescribeCustomKeyStores reply, of which null ones are not sent, and
/// what is said of it to the emulator alone. A store that a client made also carries its password or secret, out of sight.
/// </summary>
public sealed record KeyStore
{
    /// <summary>The id, unique in a set.</summary>
    public required string CustomKeyStoreId { get; init; }

    /// <summary>The name, unique in a set; names that differ in case alone are different names.</summary>
    public required string CustomKeyStoreName { get; init; }

    /// <summary><c>AWS_CLOUDHSM</c>, unless set, or <c>EXTERNAL_KEY_STORE</c>.</summary>
    public string CustomKeyStoreType { get; init; } = "AWS_CLOUDHSM";

    /// <summary>The id of the CloudHSM cluster behind the store.</summary>
    public string? CloudHsmClusterId { get; init; }

    /// <summary>The cluster's trust anchor certificate, as PEM text.</summary>
    public string? TrustAnchorCertificate { get; init; }

    /// <summary><c>DISCONNECTED</c>, as a new store is, unless set.</summary>
    public string? ConnectionState { get; init; } = "DISCONNECTED";

    /// <summary>Why the last connection failed; sent only while <see cref="ConnectionState"/> is <c>FAILED</c>.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>When the store was made; sent to the millisecond.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>How KMS reaches the proxy of an external key store.</summary>
    public XksProxyConfiguration? XksProxyConfiguration { get; init; }

    /// <summary>How many KMS keys are in the store; one that has any cannot be deleted. Not sent.</summary>
    public int KeyCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// The ConnectionErrorCode in which every later connect ends, <c>CONNECTED</c> where it succeeds, or null, the default,
    /// where the cluster or proxy decides. Not sent.
    /// </summary>
    public string? ConnectionOutcome { get; init; }

    /// <summary>
    /// How many seconds a connect takes, 0 to 86,400, or null, the default, for
    /// <see cref="EmulatorSettings.ConnectingSeconds"/>. Not sent.
    /// </summary>
    public double? ConnectingSeconds
    {
        get;
        init
        {
            if (value is { } seconds)
            {
                EmulatorSettings.ThrowIfNoDuration(seconds);
            }

            field = value;
        }
    }

    // Internal, so that neither ToString nor a JSON writer shows them.
    internal string? KeyStorePassword { get; init; }

    internal string? RawSecretAccessKey { get; init; }

    internal Transition? Transition { get; init; }

    /// <summary>The store as it is at this time: a transition that has ended shows as its outcome.</summary>
    internal KeyStore At(DateTimeOffset time) => Transition switch
    {
        null => this,
        { From: string from } when from != ConnectionState => this with { Transition = null },
        { EndsAt: DateTimeOffset end } when end > time => this,
        { } ended => this with
        {
            ConnectionState = ended.To,
            ConnectionErrorCode = ended.ConnectionErrorCode,
            Transition = null,
        },
    };
}
