using KmsEmulator.Hosting;

namespace KmsEmulator.Faults;

/// <summary>A kind of fault in the catalogue.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Summary">What it does, for the program's help.</param>
/// <param name="Reply">The reply that a request gets.</param>
internal sealed record FaultEntry(FaultKind Kind, string Summary, Func<FaultedRequest, RawReply> Reply)
{
    /// <summary>The operations that have such replies; null means all.</summary>
    public IReadOnlyList<string>? Operations { get; init; }

    /// <summary>What <see cref="Fault.Seconds"/> is unless set; null where the kind has no use for it.</summary>
    public double? Seconds { get; init; }
}
