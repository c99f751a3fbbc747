using System.Text.Json.Serialization;

namespace KmsEmulator.Backing;

/// <summary>
/// A CloudHSM cluster as the emulator is told of it. What is null here, and a cluster never declared, accepts anything.
/// </summary>
public sealed record CloudHsmCluster
{
    /// <summary>The cluster's id, <c>cluster-</c> and 11 to 16 letters and digits.</summary>
    public required string CloudHsmClusterId { get; init; }

    /// <summary>
    /// The password of its kmsuser. Connects of a store that was given another one end in <c>INVALID_CREDENTIALS</c>.
    /// Neither <see cref="ToString"/> nor the state of the emulator shows it.
    /// </summary>
    [JsonIgnore]
    public string? KeyStorePassword { get; init; }

    /// <summary>Its trust anchor certificate, as PEM text; line endings and white space around it do not matter.</summary>
    public string? TrustAnchorCertificate { get; init; }

    /// <summary>
    /// Names the backups it goes back to. A store cannot move between clusters that name different ones, and clusters
    /// that name the same cannot be behind two stores.
    /// </summary>
    public string? BackupLineage { get; init; }

    /// <summary>
    /// The error, such as <c>CloudHsmClusterNotActiveException</c>, with which a store cannot be created on this
    /// cluster, connected to it or moved to it.
    /// </summary>
    public string? Error { get; init; }

    /// <summary>The ConnectionErrorCode in which connects to this cluster end.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>Names it, without its secrets.</summary>
    public override string ToString() => $"{nameof(CloudHsmCluster)} {CloudHsmClusterId}";
}
